"""Training of the language models: Stanza's own training code on data that this package prepares."""
