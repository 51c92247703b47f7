"""One file to be read: a path goes in; its decoded lines or its bytes come out, and how far the reading is."""

import codecs
import io
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from charset_normalizer import from_bytes

from analysis.errors import ReadError
from analysis.read.identity import address_id
from analysis.read.web import Web
from analysis.records import Origin

# What French and English texts were ever saved in. With all encodings allowed, cp1252 comes out as cp1250.
_ENCODINGS = ["cp1252", "mac_roman", "cp850", "utf_16", "utf_16_le", "utf_16_be"]
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
# A file of one article that is longer than all of Proust is no article; it would only fill the memory.
LARGEST_ARTICLE_FILE = 20_000_000


@dataclass(kw_only=True)
class Source:
    """A file, and who publishes what names no outlet itself.

    `outlet_counts` says whether that is a fact of the article (an outlet that the user gave, a folder in the folder
    given) or only a label (the folder that the file happens to lie in), `outlet_origin` where it came from. `name` is what
    the user calls an upload, whose path means nothing. `identity` is what stays the same when the same file is given again:
    its path; an upload has none.
    `about` holds what is known of its article from elsewhere, by field; it counts more than what the file says itself.
    `columns` says which column or key holds a field, where the user had to say so: `{"text": "corps"}`. `web` fetches the
    addresses that the file may name; None where it is not to. `known` are the ids of articles that need not be fetched.
    `beside` unpacks what lies in the same archive, by its path from this file; None where the file lies in a folder.
    """

    path: Path
    outlet: str
    outlet_counts: bool = False
    outlet_origin: Origin = "folder"
    name: str | None = None
    identity: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, object] = field(default_factory=dict)
    web: Web | None = None
    known: Container[str] = frozenset()
    beside: Callable[[str], AbstractContextManager[Path | None]] | None = None
    position: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.identity is None and self.name is None:
            self.identity = str(self.path.absolute())

    def member(self, path: Path, name: str, *, outlet: str | None = None) -> "Source":
        """What lies inside this file under `name`, unpacked at `path`; `outlet` where its place inside tells one."""
        return Source(path=path, outlet=outlet or self.outlet, outlet_counts=self.outlet_counts or outlet is not None,
                      outlet_origin="folder" if outlet else self.outlet_origin,
                      name=f"{self.shown}!{name}", identity=f"{self.identity}!{name}" if self.identity else None,
                      columns=self.columns, about=self.about, web=self.web, known=self.known)

    def is_known(self, address: str) -> bool:
        """Whether the article at `address` is there already."""
        return address_id(address) in self.known

    @property
    def shown(self) -> str:
        """What to call the file before the user."""
        return self.name or str(self.path)

    def size(self) -> int:
        """Bytes; 0 where the file is gone."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def head(self, size: int = 4096) -> bytes:
        """How it begins. Raises `ReadError` where it is unreadable."""
        try:
            with self.path.open("rb") as raw:
                return raw.read(size)
        except OSError as failed:
            raise ReadError(f"cannot be read: {failed.strerror}", where=self.shown) from failed

    def content(self, *, most: int | None = None) -> bytes:
        """All its bytes, at most `most`. Raises `ReadError` where it is unreadable, empty, or too large to be one article."""
        most = most or LARGEST_ARTICLE_FILE
        if self.size() > most:
            raise ReadError(f"larger than {most // 1_000_000} MB, too large for one article",
                            where=self.shown, next_step="give many articles as JSON lines or CSV")
        try:
            found = self.path.read_bytes()
        except OSError as failed:
            raise ReadError(f"cannot be read: {failed.strerror}", where=self.shown) from failed
        self.position = len(found)
        if not found.strip():
            raise ReadError("the file is empty", where=self.shown)
        return found

    @contextmanager
    def lines(self, *, newline: str | None = None) -> Iterator[io.TextIOWrapper]:
        """The file as a stream of text. Bytes that its encoding does not know come out as lone surrogates.

        Raises `ReadError` where the file is unreadable or no encoding fits.
        """
        try:
            with self.path.open("rb") as raw:
                encoding = _encoding(raw, self.shown)
                raw.seek(0)
                yield _Counting(raw, self, encoding=encoding, errors="surrogateescape", newline=newline)
        except OSError as failed:
            raise ReadError(f"cannot be read: {failed.strerror}", where=self.shown) from failed
        except UnicodeError as broken:
            raise ReadError(f"undecodable: {broken}", where=self.shown, next_step="save it as UTF-8") from broken

    def text(self, *, most: int | None = None) -> str:
        """All its text, line ends as newlines. Raises `ReadError` as `content` and `lines` do."""
        self.content(most=most)
        with self.lines() as stream:
            return stream.read()


class _Counting(io.TextIOWrapper):
    """Tells its source how many bytes were read."""

    def __init__(self, raw: io.BufferedReader, source: Source, *, encoding: str, errors: str, newline: str | None) -> None:
        super().__init__(raw, encoding=encoding, errors=errors, newline=newline)
        self._source, self._file = source, raw.raw

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        found = super().readline(size)
        self._source.position = self._file.tell()
        return found


def _encoding(raw: io.BufferedReader, where: str) -> str:
    head = raw.read(4)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    raw.seek(0)
    broken = _first_break(raw)
    if broken is None:
        return "utf-8"
    raw.seek(max(0, broken - _SAMPLE))
    sample = raw.read(2 * _SAMPLE)
    decoded = sample.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= character <= "\udcff" for character in decoded)
    right = sum(character > "\x7f" for character in decoded) - wrong
    # A few bad bytes in a file of good UTF-8 spoil their own rows only.
    if b"\0" not in sample and right > wrong:
        return "utf-8"
    best = from_bytes(sample, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise ReadError("undecodable: no encoding fits", where=where, next_step="save it as UTF-8")
    return best.encoding


def _first_break(raw: io.BufferedReader) -> int | None:
    """The offset near the first byte that is no UTF-8 text; None where there is none."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    while block := raw.read(_BLOCK):
        start = raw.tell() - len(block)
        try:
            decoder.decode(block)
        except UnicodeDecodeError as bad:
            return start + bad.start
        # UTF-16 of plain English is valid UTF-8, every other character NUL.
        if b"\0" in block:
            return start + block.index(b"\0")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return raw.tell()
    return None


def label(path: Path) -> str:
    """The folder that `path` lies in, which names the outlet where nothing else does."""
    return path.resolve().parent.name or "files"
