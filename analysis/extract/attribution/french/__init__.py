"""The French rules of attribution."""
