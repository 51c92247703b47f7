"""Gives an article its id: what it is known by goes in; sixteen hex digits come out, the same whenever it is read again."""

import hashlib
import json
from collections.abc import Sequence


def address_id(address: str) -> str:
    """The id of the article at an address; a place in the page (`#…`) does not count."""
    return digest(["url", address.partition("#")[0]])[:16]


def digest(parts: Sequence[str | int | None]) -> str:
    """Thirty-two hex digits of `parts`."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:32]
