"""The reference tables in ``data/reference``: lexicons for the extractors, frames for the charts."""

from netralitas.reference.lexicon import Lexicon, Row

__all__ = ["Lexicon", "Row"]
