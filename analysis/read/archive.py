"""Opens an archive: `.zip`, `.tar`, `.gz` and their kin go in; what lies inside comes out, one file at a time.

PKWARE APPNOTE 6.3, POSIX pax and RFC 1952, read with Python's own modules. Nothing is unpacked under a name from inside:
each member lies for a moment in a file of ours, and is gone before the next.
"""

import bz2
import gzip
import lzma
import posixpath
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from analysis.errors import ReadError
from analysis.read.source import Source
from analysis.records import Refusal

SUFFIXES = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".tbz2", ".txz")

LARGEST_MEMBER = 4_000_000_000
# Text packs to a tenth or a twentieth; a bomb to a thousandth.
MOST_RATIO = 200
# Below this, a ratio says nothing: ten thousand blanks pack to thirty bytes.
ALWAYS_FINE = 50_000_000
MOST_MEMBERS = 1_000_000
_BLOCK = 1 << 20
_DAMAGED = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError,
            RuntimeError, ValueError)


class Stream(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, `size` of them at most."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A file inside: its name there, and its bytes.

    `packed` is what it takes in the archive, `size` what it takes outside, each None where that is not told.
    """

    name: str
    packed: int | None = None
    size: int | None = None
    stream: Stream


def members(source: Source) -> Iterator[Source | Refusal]:
    """The files inside, each readable until the next is asked for; a damaged one, or a bomb, is a refusal.

    Folders, links and hidden files are passed over. A folder inside names the outlet of what lies in it, as a folder does.
    What a list of references in a ZIP names is read with that list's data, and passed over by itself.
    Raises `ReadError` where the archive is damaged or locked by a password.
    """
    count = 0
    named: set[str] = set()
    try:
        for member in _opened(source):
            count += 1
            if count > MOST_MEMBERS:
                raise ReadError(f"more than {MOST_MEMBERS:,} files", where=source.shown, next_step="give it in parts")
            inside = PurePosixPath(member.name.replace("\\", "/"))
            if member.name in named or any(part.startswith((".", "__MACOSX")) for part in inside.parts):
                continue
            with tempfile.NamedTemporaryFile(suffix=_suffix(inside)) as unpacked:
                try:
                    _copy(member, unpacked.file, source)
                except ReadError as bad:
                    yield Refusal(file=f"{source.shown}!{member.name}", line=None, reason=bad.what)
                    continue
                folder = inside.parent.name
                file = source.member(Path(unpacked.name), member.name, outlet=folder or None)
                if _lists(member.name):
                    file.beside = partial(_beside, source, inside.parent, named)
                yield file
    except _DAMAGED as damaged:
        locked = "password" in str(damaged) or "encrypted" in str(damaged)
        raise ReadError("locked by a password" if locked else f"damaged archive: {damaged}"[:200], where=source.shown,
                        next_step="unpack it, and give the folder" if locked else "make it anew") from damaged
    source.position = source.size()


def check(source: Source) -> None:
    """Raises `ReadError` where a document that is a ZIP inside (Word, Excel) would unpack beyond all measure."""
    try:
        with zipfile.ZipFile(source.path) as packed:
            size = sum(info.file_size for info in packed.infolist())
            if size > LARGEST_MEMBER or size > max(ALWAYS_FINE, MOST_RATIO * source.size()):
                raise ReadError(f"would unpack to {size // 1_000_000:,} MB", where=source.shown, next_step="save it anew")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as damaged:
        raise ReadError(f"damaged file: {damaged}", where=source.shown, next_step="open it and save it anew") from damaged


def _opened(source: Source) -> Iterator[Member]:
    head = source.head()
    if head.startswith(b"PK"):
        yield from _zipped(source)
        return
    for magic, opened in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", lzma.open)):
        if head.startswith(magic):
            with opened(source.path, "rb") as stream:
                tarred = is_tar(stream.read(512))
            if not tarred:
                with opened(source.path, "rb") as stream:
                    name = Path(source.name or source.path.name).name
                    yield Member(name=name.rpartition(".")[0] or name, stream=stream)
                return
    yield from _tarred(source)


def is_tar(head: bytes) -> bool:
    """Whether a file that begins with `head` (512 bytes) is a tar archive."""
    return head[257:262] == b"ustar"


def _zipped(source: Source) -> Iterator[Member]:
    done = 0
    with zipfile.ZipFile(source.path) as packed:
        for info in sorted(packed.infolist(), key=lambda info: not _lists(info.filename)):
            if not info.is_dir():
                with packed.open(info) as stream:
                    yield Member(name=info.filename, packed=info.compress_size, stream=stream)
            done += info.compress_size
            source.position = min(done, source.size())


def _lists(name: str) -> bool:
    """Whether it may name other files of the archive, and so comes before them."""
    return name.casefold().endswith(".ris")


@contextmanager
def _beside(source: Source, folder: PurePosixPath, named: set[str], link: str) -> Iterator[Path | None]:
    """The file of a ZIP at `link` from `folder`, unpacked for a moment and added to `named`; None where there is none.

    Only the names that the archive gives are looked at, so that a link leads nowhere else. A tar would have to be read from
    its beginning for each. Raises `ReadError` where it is damaged, locked, or a bomb.
    """
    name = posixpath.normpath(posixpath.join(str(folder), link.replace("\\", "/")))
    if not zipfile.is_zipfile(source.path):
        yield None
        return
    with ExitStack() as held:
        packed = held.enter_context(zipfile.ZipFile(source.path))
        try:
            info = packed.getinfo(name)
        except KeyError:
            yield None
            return
        named.add(info.filename)
        unpacked = held.enter_context(tempfile.NamedTemporaryFile(suffix=_suffix(PurePosixPath(name))))
        try:
            with packed.open(info) as stream:
                _copy(Member(name=name, packed=info.compress_size, stream=stream), unpacked.file, source)
        except _DAMAGED as damaged:
            raise ReadError(f"damaged archive: {damaged}"[:200], where=source.shown, next_step="make it anew") from damaged
        yield Path(unpacked.name)


def _tarred(source: Source) -> Iterator[Member]:
    with source.path.open("rb") as raw, tarfile.open(fileobj=raw, mode="r|*") as packed:
        for info in packed:
            stream = packed.extractfile(info) if info.isfile() else None
            if stream is not None:
                yield Member(name=info.name, size=info.size, stream=stream)
            source.position = raw.tell()


def _copy(member: Member, to: IO[bytes], source: Source) -> None:
    most = min(LARGEST_MEMBER, max(ALWAYS_FINE, MOST_RATIO * (member.packed or source.size())))
    size = 0
    while block := member.stream.read(_BLOCK):
        size += len(block)
        if size > most:
            raise ReadError(f"unpacks to more than {most // 1_000_000:,} MB")
        to.write(block)
    to.flush()
    if member.size is not None and size < member.size:
        raise ReadError("cut off")


def _suffix(name: PurePosixPath) -> str:
    return name.suffix if name.suffix[1:].isalnum() and len(name.suffix) <= 10 else ""


@contextmanager
def unpacked(source: Source) -> Iterator[Stream]:
    """The bytes of a file that may be packed with gzip."""
    with (gzip.open(source.path, "rb") if source.head(2) == b"\x1f\x8b" else source.path.open("rb")) as stream:
        yield stream
