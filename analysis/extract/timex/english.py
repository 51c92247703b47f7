"""The rules of English time expressions, over the classes of `data/knowledge/en/times.toml`."""

from analysis.extract.timex.grammar import Rule, rule

RULES: list[Rule] = [
    rule("year", "year=YEAR"),
]
