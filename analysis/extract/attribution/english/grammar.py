"""The English function words that the rules of attribution look for: `[grammar]` of `data/knowledge/en/attributions.toml`."""

from analysis.extract.attribution.lexicon import grammar_words

BE = grammar_words("en", "be")
CONDITIONS = grammar_words("en", "conditions")
FIRST_PERSON = grammar_words("en", "first_person")
HAVE = grammar_words("en", "have")
MODALS = grammar_words("en", "modals")
NEGATIONS = grammar_words("en", "negations")
PRONOUNS = grammar_words("en", "pronouns")
QUESTIONS = grammar_words("en", "questions")
SUBORDINATE = grammar_words("en", "subordinate")
SUBORDINATE_OPENERS = grammar_words("en", "subordinate_openers")
WITHHELD = grammar_words("en", "withheld")
NAMELESS = grammar_words("en", "nameless")
OF_THINGS = grammar_words("en", "of_things")
