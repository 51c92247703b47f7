"""The errors that a user can meet; each says what went wrong, where, and what to do next."""


class SelonError(Exception):
    """The family of all errors that are shown to a user.

    `what` names the fault, `where` the file, line or setting, `next_step` what the user can do about it.
    """

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        self.what, self.where, self.next_step = what, where, next_step
        place = f"{where}: " if where else ""
        advice = f" ({next_step})" if next_step else ""
        super().__init__(f"{place}{what}{advice}")


class ReadError(SelonError):
    """A file or a row of it could not be read as an article."""


class KnowledgeError(SelonError):
    """A table in `data/knowledge/` is missing or malformed."""


class ExtractError(SelonError):
    """The extractor was given something that is not its input format, or a model is not installed."""


class StoreError(SelonError):
    """The store cannot be opened, or is held by another writer."""


class QueryError(SelonError):
    """A question was asked with values that it does not take."""


class ExportError(SelonError):
    """Something cannot be made into a file of that kind, or an address names nothing that can be."""
