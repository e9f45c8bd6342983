"""Engines: how the parts of a corpus are made, here or on a cluster, each once and whole."""
