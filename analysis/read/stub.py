"""Tells a paywall's opening from an article: a page's bytes and its text go in; yes or no comes out."""

import re
import tomllib
from functools import cache

from analysis import knowledge

# schema.org/isAccessibleForFree, as paywalled pages have to state it for search engines.
_PAID = re.compile(rb'"isAccessibleForFree"\s*:\s*(?:"?false"?)', re.IGNORECASE)
# In words. A page says that it is paid for even to who has paid; then the whole article is there.
SHORT = 180


@cache
def _notices() -> re.Pattern[str]:
    with (knowledge.folder() / "paywalls.toml").open("rb") as file:
        notices = tomllib.load(file)["notices"]
    return re.compile("|".join(re.escape(notice) for notice in notices), re.IGNORECASE)


def is_stub(page: bytes, text: str) -> bool:
    """Whether `text`, found in `page`, is short and the page says that the rest is for those who pay."""
    if len(text.split()) >= SHORT:
        return False
    return _PAID.search(page) is not None or _notices().search(text) is not None
