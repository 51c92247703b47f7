"""Selon's analysis: articles go in; dated events, mentions and attributed statements come out."""

__version__ = "0.1.0"
