"""Addresses → pages, over a real server on this machine; what must not be reached is not."""

import gzip
import http.server
import ipaddress
import threading
from pathlib import Path

import pytest

from analysis.read import addresses, files
from analysis.read.web import FetchError, Web, is_public
from analysis.records import Article, Refusal
from tests.read import forms

LOOPBACK = ipaddress.ip_address("127.0.0.1")


class Site:
    """A web server of pages that are given to it: path → (status, headers, body); keeps what was asked."""

    def __init__(self):
        self.pages, self.asked = {"/robots.txt": (404, {}, b"")}, []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                status, headers, body = site.pages.get(self.path, (404, {}, b"no"))
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def paths(self):
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def web():
    """Reaches this machine, which `is_public` forbids."""
    return Web(may_reach=lambda address: address == LOOPBACK, pause=0)


def page(row):
    return 200, {}, forms.PAGE.format(**{**row, "url": ""}).encode()


def listed(tmp_path, content, web, name="list.urls"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [item for source in files.sources([path], web=web) for item in files.read(source)]


# What may be reached


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104 - must be refused
                                     "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
                                     "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:0:7f00:1::80ff:fffe"])
def test_an_address_of_a_network_of_ones_own_is_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:2800:220:1::1", "::ffff:1.1.1.1"])
def test_an_address_of_the_internet_is_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0177.0.0.1", "2130706433", "0x7f.1", "127.1"])
def test_this_machine_is_not_reached_under_any_name(site, host):
    with pytest.raises(FetchError, match=r"public internet|cannot be fetched"):
        Web(pause=0).get(site.url.replace("127.0.0.1", host))
    assert not site.asked


def test_a_redirect_is_checked_like_an_address(site):
    """The page may be reached, where it leads may not."""
    other = Site()
    site.pages["/a"] = (302, {"Location": other.url.replace("127.0.0.1", "127.0.0.2")}, b"")
    with pytest.raises(FetchError, match="public internet"):
        Web(may_reach=lambda address: address == LOOPBACK, pause=0).get(f"{site.url}/a")
    assert not other.asked
    other.server.shutdown()
    other.server.server_close()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "http://", "http://user:pass@example.org/", "data:text/html,x",
                                     "http://[::1", "gopher://127.0.0.1/", "http://example.org:99999/"])
def test_what_is_no_web_address_is_not_fetched(address):
    with pytest.raises(FetchError, match="no web address"):
        Web().get(address)


# Manners and limits


def test_redirects_end(site, web):
    site.pages["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(FetchError, match="redirects"):
        web.get(f"{site.url}/a")


def test_an_answer_that_unpacks_beyond_measure_is_dropped(site, web):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 30_000_000))
    with pytest.raises(FetchError, match="larger than"):
        web.get(f"{site.url}/a")


def test_robots_are_asked_and_obeyed(site, web):
    site.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /secret\nCrawl-delay: 3")
    site.pages["/a"] = page(forms.ROWS[0])
    waited = []
    web.sleep = waited.append
    assert web.get(f"{site.url}/a").content
    with pytest.raises(FetchError, match=r"robots\.txt"):
        web.get(f"{site.url}/secret/a")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]
    assert waited
    assert all(2 < seconds <= 3 for seconds in waited)


def test_a_server_that_fails_on_robots_is_left_alone(site, web):
    site.pages["/robots.txt"] = (503, {}, b"")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        web.get(f"{site.url}/a")


def test_it_says_who_asks(site, web):
    site.pages["/a"] = page(forms.ROWS[0])
    web.get(f"{site.url}/a")
    assert all(headers["User-Agent"].startswith("Selon/") for _, headers in site.asked)


# Lists of addresses

OPML = '<?xml version="1.0"?><!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml version="2.0"><body><outline text="&x;"><outline xmlUrl="{0}/feed"/></outline></body></opml>'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{0}/a</loc></url><url><loc>{0}/b</loc></url></urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{0}/sitemap</loc></sitemap></sitemapindex>'
FEED = '<rss version="2.0"><channel><title>x</title><item><link>{0}/a</link></item><item><link>{0}/b</link></item></channel></rss>'


@pytest.mark.parametrize("given", ["# mes liens\n{0}/a\n\n{0}/b\n{0}/a\n", "{0}/feed", "{0}/sitemap", "{0}/index", OPML, SITEMAP, INDEX, FEED])
def test_each_list_leads_to_its_articles(tmp_path, site, web, given):
    site.pages |= {"/a": page(forms.ROWS[0]), "/b": page(forms.ROWS[1]), "/feed": (200, {}, FEED.format(site.url).encode()),
                   "/sitemap": (200, {}, SITEMAP.format(site.url).encode()), "/index": (200, {}, INDEX.format(site.url).encode())}
    items = listed(tmp_path, given.format(site.url), web)
    assert [(item.title, item.outlet, item.url) for item in items] == [
        ("La grève est finie", "Le Relais", f"{site.url}/a"), ("Le pont rouvre", "Le Phare", f"{site.url}/b")]


def test_media_cloud_names_the_addresses_and_what_is_known_of_each(tmp_path, site, web):
    site.pages["/a"] = page(forms.ROWS[0])
    content = ("id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
               f"1,2018-04-07,fr,Le Phare,phare.example,2018-04-06,\"Fin, enfin\",{site.url}/a\n"
               f"2,2018-04-07,fr,Le Phare,phare.example,2018-04-06,Parti,{site.url}/gone\n"
               f"3,2018-04-07,fr,Le Phare,phare.example,2018-02-31,Jamais,{site.url}/a?b\n"
               "4,2018-04-07,fr,Le Phare,phare.example,2018-04-06,Sans adresse,\n")
    site.pages["/a?b"] = page(forms.ROWS[0])
    items = listed(tmp_path, content, web, name="mc-onlinenews-mediacloud-20180407.csv")
    (article,) = (item for item in items if isinstance(item, Article))
    assert (article.title, article.outlet, str(article.published.date), article.url, article.origins["published"]) == (
        "Fin, enfin", "Le Phare", "2018-04-06", f"{site.url}/a", "reference")
    assert forms.FIRST in article.text
    assert [item.reason.split(" (")[0] for item in items if isinstance(item, Refusal)][:2] == ["no address", "answered 404"]
    assert len(items) == 4


@pytest.mark.parametrize(("rows", "told"), [
    (b'1,2018-04-07,fr,x,y,2018-04-06,"a"b,c\n', ("no CSV row", 2)), (b"1\n", ("no address", 2)), (b"\0,\n", ("no address", 2)),
    (b"1,2018-04-07,fr,x,y,2018-04-06,t,ftp://x\n", ("no web address", 2)), (b"", ("no row with an address", None)),
    (b'1,2018-04-07,fr,x,y,2018-04-06,"open', ("no CSV row", 2)), (b"1,2018-04-07,fr,x,y,2018-04-06,t,http://10.0.0.1/\n", ("not an address", 2))])
def test_a_damaged_download_of_media_cloud_is_told(tmp_path, web, rows, told):
    items = listed(tmp_path, b"id,indexed_date,language,media_name,media_url,publish_date,title,url\n" + rows, web, name="a.csv")
    assert items and all(isinstance(item, Refusal) for item in items)
    assert items[0].reason.startswith(told[0]) and items[0].line == told[1]


def test_what_cannot_be_fetched_is_a_refusal_and_the_rest_goes_on(tmp_path, site, web):
    site.pages["/b"] = page(forms.ROWS[1])
    items = listed(tmp_path, f"{site.url}/gone\nhttp://10.0.0.1/a\nnothing\n{site.url}/b", web)
    assert [item.reason if isinstance(item, Refusal) else item.title for item in items] == [
        "answered 404", "not an address of the public internet", "no web address", "Le pont rouvre"]
    assert [item.excerpt for item in items[:3]] == [f"{site.url}/gone", "http://10.0.0.1/a", "nothing"]


def test_lists_lie_in_lists_to_a_depth(tmp_path, site, web):
    site.pages["/loop"] = (200, {}, FEED.replace("{0}/a", "{0}/loop").format(site.url).encode())
    site.pages["/b"] = page(forms.ROWS[1])
    assert [item.title for item in listed(tmp_path, f"{site.url}/loop", web) if isinstance(item, Article)] == ["Le pont rouvre"]


def test_without_the_web_a_list_is_not_fetched(tmp_path, site):
    (refusal,) = listed(tmp_path, f"{site.url}/a", None)
    assert "allow the web" in refusal.reason
    assert not site.asked


def test_an_article_that_is_there_is_not_fetched_again(tmp_path, site, web):
    site.pages |= {"/a": page(forms.ROWS[0]), "/b": page(forms.ROWS[1])}
    path = tmp_path / "list.urls"
    path.write_text(f"{site.url}/a\n{site.url}/b", encoding="utf-8")
    (source,) = files.sources([path], web=web)
    source.known = {next(iter(files.read(files.sources([path], web=web)[0]))).id}
    site.asked.clear()
    assert [item.title for item in files.read(source)] == ["Le pont rouvre"]
    assert site.paths() == ["/b"]


def test_a_feed_that_is_as_it_was_is_not_sent_again(tmp_path, site, web):
    site.pages |= {"/a": page(forms.ROWS[0]), "/b": page(forms.ROWS[1]), "/feed": (200, {"ETag": '"1"'}, FEED.format(site.url).encode())}
    assert len(listed(tmp_path, f"{site.url}/feed", web)) == 2
    site.asked.clear()
    assert listed(tmp_path, f"{site.url}/feed", web) == []
    assert site.paths() == ["/feed"]


def test_a_feed_of_which_something_failed_is_asked_for_again(tmp_path, site, web):
    site.pages |= {"/a": page(forms.ROWS[0]), "/feed": (200, {"ETag": '"1"'}, FEED.format(site.url).encode())}
    assert len(listed(tmp_path, f"{site.url}/feed", web)) == 2
    assert not web.seen


@pytest.mark.parametrize("content", [b"<opml", b"<urlset><loc>", b"<opml><body/></opml>", b"\n\n#x\n", b"<rss></rss>"])
def test_a_damaged_list_is_a_refusal(tmp_path, web, content):
    items = listed(tmp_path, content, web, "a.opml")
    assert all(isinstance(item, Refusal) for item in items)
    assert len(items) == 1


def test_entities_of_a_list_are_not_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("http://tresor.example/", encoding="utf-8")
    content = f'<!DOCTYPE u [<!ENTITY x SYSTEM "{Path(secret).as_uri()}">]><urlset><url><loc>&x;</loc></url></urlset>'.encode()
    assert addresses.listed(content, "a") == []
