"""A page's address: the text in a browser's address line goes in; the chart or table and the choices that it names come out."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from analysis.errors import ExportError
from analysis.export.views import PAGES, VIEWS, Request, View, requested
from analysis.query.filters import PARAMETERS, Filters

LANGUAGE = "ui"
LANGUAGES = ("fr", "en")
# What else a page's address may hold without changing what is counted.
_ELSEWHERE = ("article", "sentence", "embed", "look", "about")


@dataclass(frozen=True, kw_only=True)
class Address:
    """What an address names. `base` is where the dashboard runs; `unknown` are names in it that nothing here reads."""

    base: str
    view: View
    request: Request
    unknown: tuple[str, ...] = ()


def read(url: str, *, show: str | None = None) -> Address:
    """Reads the address of a page; `show` names the chart or table where the page has several, else its first is meant.

    Raises `ExportError` on a page, chart or choice that does not exist: a figure drawn from half an address would mislead.
    """
    try:
        parts = urlsplit(url.strip())
        given = parse_qs(parts.query, keep_blank_values=False, strict_parsing=False, max_num_fields=1000)
    except ValueError as fault:
        raise ExportError(f"is no address: {fault}", where=url, next_step="copy it from the browser") from fault
    if parts.scheme not in ("", "http", "https"):
        raise ExportError("is no address of a page", where=url, next_step="copy it from the browser: http://…/Timeline?…")
    folder, _, page = parts.path.rstrip("/").rpartition("/")
    if page not in PAGES and parts.path.endswith("/"):
        # the front page of a dashboard that runs in a folder
        folder, page = f"{folder}/{page}", ""
    if page not in PAGES:
        raise ExportError(f"there is no page {page!r}", where=url,
                          next_step=f"one of {', '.join(name or 'the front page, without a name' for name in PAGES)}")
    view = _shown(page, show)
    filters, ignored = Filters.from_params({name: values for name, values in given.items() if name in PARAMETERS.values()})
    if ignored:
        raise ExportError("; ".join(f"{part.name}={part.value} says nothing ({part.reason})" for part in ignored), where=url,
                          next_step="take it out of the address, or write it as the page does")
    language = given.get(LANGUAGE, ["fr"])[-1]
    if language not in LANGUAGES:
        raise ExportError(f"language {language!r} is not served", where=url, next_step=f"{LANGUAGE}=fr or {LANGUAGE}=en")
    controls = {name: values[-1] for name, values in given.items()}
    known = {LANGUAGE, *PARAMETERS.values(), *_ELSEWHERE, *(name for other in PAGES[page] for name in other.controls)}
    return Address(base=urlunsplit((parts.scheme, parts.netloc, folder, "", "")), view=view,
                   request=requested(view, filters, controls, language), unknown=tuple(sorted(given.keys() - known)))


def write(base: str, view: View, request: Request) -> str:
    """The address that opens the same: choices in one order, the language always, controls where they are not the default."""
    chosen = {**request.filters.to_params(),
              **{name: value for name, value in sorted(request.controls.items()) if value != view.controls[name]},
              LANGUAGE: request.language}
    return f"{base.rstrip('/')}/{view.page}?{urlencode(chosen, doseq=True)}"


def _shown(page: str, show: str | None) -> View:
    if show is None:
        return PAGES[page][0]
    view = VIEWS.get(show)
    if view is None or view.page != page:
        names = ", ".join(other.name for other in PAGES[page])
        raise ExportError(f"the page {page or 'Overview'} shows no {show!r}", next_step=f"--show one of {names}")
    return view
