"""Reading articles: files and encodings, clean text, header, body and boilerplate, near-duplicates."""

from .article import read_text
from .duplicates import duplicate_groups
from .read import Corpus, iter_folder, read_folder
from .reasons import REASONS, NoArticles

__all__ = ["REASONS", "Corpus", "NoArticles", "duplicate_groups", "iter_folder", "read_folder", "read_text"]
