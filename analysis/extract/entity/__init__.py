"""The parts of the `entities` component: words, listed names, candidates, merging and metonyms."""
