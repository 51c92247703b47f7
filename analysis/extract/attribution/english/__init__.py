"""The English rules of attribution."""
