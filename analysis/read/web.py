"""Fetches from the web: an address goes in; bytes come out, or an error that says why not.

Only public addresses are reached: each name is looked up once, what it means is checked, and the connection goes to that very
address, after every redirect anew. So no page can make this machine read its own network (server-side request forgery).
"""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import connection as connecting

from analysis import __version__
from analysis.errors import ReadError

AGENT = f"Selon/{__version__} (reads news articles for the person who runs it)"
LARGEST = 20_000_000
MOST_REDIRECTS = 5
# In seconds: to connect, between two pieces, for all of an answer.
CONNECT, READ, WHOLE = 10.0, 20.0, 60.0
# Between two requests to one host, where its robots.txt asks for no more.
PAUSE = 1.0
LONGEST_PAUSE = 30.0
_PIECE = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_UNCHANGED = 304
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(ReadError):
    """An address could not be fetched, or may not be."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What stood at `address` after redirects. `unchanged` where it is as it was at `etag` and `modified`: no content then."""

    address: str
    kind: str
    content: bytes
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet: no loopback, private, link-local, metadata or multicast one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


@dataclass(kw_only=True)
class Web:
    """Fetches politely: by robots.txt, one request a host and `pause` seconds, under a name that says who asks.

    `may_reach` decides on each address that a name means. `sleep` waits. `seen` keeps, of each list that was read to its end,
    its ETag and day of change, so that it is not sent again as long as it stays as it is.
    """

    may_reach: Callable[[Address], bool] = is_public
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    seen: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict, init=False)
    _last: dict[str, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._pool = _pool(self.may_reach)

    def get(self, address: str) -> Answer:
        """What stands at `address`. Raises `FetchError` where it may not or cannot be fetched, with the reason."""
        etag, modified = self.seen.get(address, (None, None))
        for _ in range(MOST_REDIRECTS + 1):
            self._permitted(address)
            given = {"If-None-Match": etag, "If-Modified-Since": modified}
            answer = self._request(address, {name: value for name, value in given.items() if value})
            if isinstance(answer, Answer):
                return answer
            address = answer
        raise FetchError(f"more than {MOST_REDIRECTS} redirects", where=address)

    def _request(self, address: str, headers: dict[str, str]) -> Answer | str:
        """An answer, or the address to which it was moved."""
        self._wait(address)
        until = time.monotonic() + WHOLE
        try:
            headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **headers}
            answer = self._pool.request("GET", address, headers=headers, redirect=False, preload_content=False, retries=False,
                                        timeout=urllib3.Timeout(connect=CONNECT, read=READ))
            try:
                return _read(answer, address, until)
            finally:
                answer.close()
        except urllib3.exceptions.HTTPError as failed:
            reason = _forbidden(failed) or f"cannot be fetched: {type(failed).__name__}"
            raise FetchError(reason, where=address) from failed
        except (UnicodeError, ValueError, OSError) as failed:
            raise FetchError(f"cannot be fetched: {failed}"[:200], where=address) from failed

    def _permitted(self, address: str) -> None:
        parts = _parts(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            rules = RobotFileParser()
            try:
                answer = self._request(f"{host}/robots.txt", {})
                rules.parse(answer.content.decode("utf-8", "replace").splitlines() if isinstance(answer, Answer) else [])
            except FetchError as failed:
                # RFC 9309: no robots.txt, no rules; a server that fails, none of its pages.
                if not failed.what.startswith("answered "):
                    raise
                rules.parse(["User-agent: *", "Disallow: /"] if failed.what.startswith("answered 5") else [])
            self._robots[host] = rules
        if not self._robots[host].can_fetch(AGENT, address):
            raise FetchError("its robots.txt forbids it", where=address, next_step="save the page yourself")

    def _wait(self, address: str) -> None:
        host = urlsplit(address).netloc
        rules = self._robots.get(f"{urlsplit(address).scheme}://{host}")
        asked = rules.crawl_delay(AGENT) if rules else None
        pause = min(max(self.pause, float(asked or 0)), LONGEST_PAUSE)
        since = time.monotonic() - self._last.get(host, float("-inf"))
        if since < pause:
            self.sleep(pause - since)
        self._last[host] = time.monotonic()


def _parts(address: str) -> Any:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as bad:
        raise FetchError("no web address", where=address[:200]) from bad
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or port == 0:
        raise FetchError("no web address", where=address[:200], next_step="give one that begins with https://")
    return parts


def _read(answer: urllib3.BaseHTTPResponse, address: str, until: float) -> Answer | str:
    if answer.status in _MOVED and (moved := answer.headers.get("Location")):
        return urljoin(address, moved)
    if answer.status not in (200, _UNCHANGED):
        raise FetchError(f"answered {answer.status}", where=address)
    content = bytearray()
    # Unpacked piece by piece: what unpacks beyond measure is never held.
    for piece in answer.stream(_PIECE, decode_content=True):
        content += piece
        if len(content) > LARGEST:
            raise FetchError(f"larger than {LARGEST // 1_000_000} MB", where=address)
        if time.monotonic() > until:
            raise FetchError(f"took more than {WHOLE:.0f} s", where=address)
    kind = (answer.headers.get("Content-Type") or "").split(";")[0].strip().casefold()
    return Answer(address=address, kind=kind, content=bytes(content), etag=answer.headers.get("ETag"),
                  modified=answer.headers.get("Last-Modified"), unchanged=answer.status == _UNCHANGED)


class _NotPublic(urllib3.exceptions.HTTPError):
    """A name means an address that is not to be reached."""


def _forbidden(failed: BaseException | None) -> str | None:
    while failed is not None:
        if isinstance(failed, _NotPublic):
            return str(failed)
        failed = failed.__cause__ or failed.__context__
    return None


def _pool(may_reach: Callable[[Address], bool]) -> urllib3.PoolManager:
    def connect(host: str, port: int, timeout: Any, options: Any) -> socket.socket:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(ipaddress.ip_address(str(place[0]).partition("%")[0]) for *_, place in found))
        if not addresses or not all(map(may_reach, addresses)):
            raise _NotPublic("not an address of the public internet")
        return connecting.create_connection((str(addresses[0]), port), timeout, None, options)

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self.host, self.port, self.timeout, self.socket_options)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self.host, self.port, self.timeout, self.socket_options)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    manager = urllib3.PoolManager(num_pools=20)
    manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return manager
