"""The parts of reference resolution: noun phrases, titles and offices, pronouns, and nouns that take up a name."""
