"""Who says what: the parts of the attribution component, from quotation marks to chains of sources."""
