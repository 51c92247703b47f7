"""Every form × good, damaged, hostile: a file → its articles and refusals."""

import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.read import files, form
from analysis.read.source import Source
from analysis.records import Article, Refusal
from tests.read import forms

TITLES = [row["title"] for row in forms.ROWS]
FULL = [(row["title"], row["outlet"], row["published"]) for row in forms.ROWS]
# What each form tells of its articles: (title, outlet, day), None where it cannot know.
GOOD = {
    "a.csv": (forms.csv, FULL), "a.tsv": (lambda: forms.csv("\t"), FULL), "a.jsonl": (forms.json_lines, FULL), "a.json": (forms.json_list, FULL),
    "a.xlsx": (forms.workbook, FULL), "a.parquet": (forms.parquet, FULL), "a.pdf": (forms.pdf, [("La grève est finie", None, None)]),
    "a.docx": (forms.word, [("La grève est finie", None, None)]), "a.eml": (forms.mail, [("La grève est finie", "Le Relais", "2018-04-05")]),
    "page.eml": (lambda: forms.mail(page=True), [("La grève est finie", "Le Relais", "2018-04-05")]),
    "a.zip": (lambda: forms.zipped(forms.texts()), [(title, outlet, None) for title, outlet, _ in FULL]),
    "a.tar.gz": (lambda: forms.tarred(forms.texts()), [(title, outlet, None) for title, outlet, _ in FULL]),
    "a.tar": (lambda: forms.tarred(forms.texts(), mode="w"), [(title, outlet, None) for title, outlet, _ in FULL]),
    "a.tar.xz": (lambda: forms.tarred(forms.texts(), mode="w:xz"), [(title, outlet, None) for title, outlet, _ in FULL]),
    "a.warc.gz": (forms.web_archive, FULL), "a.warc": (lambda: forms.web_archive(packed=False), FULL),
    "a.rss": (forms.feed, [(title, "Le Relais", "2018-04-05") for title in TITLES]), "a.html": (forms.europresse, FULL),
    "factiva.txt": (forms.factiva, FULL), "nexis.txt": (forms.nexis, FULL),
}
CONTENT = {name: written() for name, (written, _) in GOOD.items()}


def saved(folder, name, content):
    path = folder / "Le Dossier" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def read(path, **options):
    return [item for source in files.sources([path], **options) for item in files.read(source)]


def told(articles):
    return [(article.title, None if article.outlet == "Le Dossier" else article.outlet,
             article.published.date.isoformat() if article.published.date else None) for article in articles]


def reasons(items):
    assert all(isinstance(item, Refusal) for item in items), items
    return [item.reason for item in items]


@pytest.mark.parametrize("name", GOOD)
def test_each_form_gives_its_articles(tmp_path, name):
    expected = GOOD[name][1]
    articles = [item for item in read(saved(tmp_path, name, CONTENT[name])) if isinstance(item, Article)]
    assert told(articles) == expected
    assert all("Le ministre a annoncé jeudi à Lille que la grève" in " ".join(article.text.split()) for article in articles[:1])
    assert {article.language for article in articles} == {"fr"}


@pytest.mark.parametrize("name", GOOD)
def test_the_content_counts_more_than_the_name(tmp_path, name):
    expected = GOOD[name][1]
    if name in ("a.csv", "a.tsv"):
        pytest.skip("a table looks like any other text")
    articles = [item for item in read(saved(tmp_path, "telechargement", CONTENT[name])) if isinstance(item, Article)]
    assert [title for title, *_ in told(articles)] == [title for title, *_ in expected]


@pytest.mark.parametrize("name", GOOD)
def test_an_article_keeps_its_id_where_its_file_is_read_again(tmp_path, name):
    path = saved(tmp_path, name, CONTENT[name])
    first, second = ([(item.id, item.content_hash) for item in read(path) if isinstance(item, Article)] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("name", [name for name in GOOD if not name.endswith((".csv", ".tsv", ".jsonl", ".txt", ".eml", ".html", ".rss"))])
@pytest.mark.parametrize("kept", [0.05, 0.5, 0.95])
def test_half_a_file_is_a_refusal_not_a_fault(tmp_path, name, kept):
    content = CONTENT[name]
    items = read(saved(tmp_path, name, content[: int(len(content) * kept)]))
    assert items
    whole = len(GOOD[name][1]) == sum(isinstance(item, Article) for item in items)
    assert any(isinstance(item, Refusal) for item in items) or whole


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("a.pdf", b"Bonjour", "named .pdf, but no PDF"), ("a.pdf", forms.pdf(lines=[[]]), "only pictures of pages"),
    ("a.pdf", forms.pdf(encrypted=True), "password"), ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .docx"),
    ("a.eml", b"From: a@b.example\nSubject: rien\nDate: Thu, 05 Apr 2018 22:10:00 +0200\n\n", "no text"),
    ("a.eml", b"From: a@b.example\nSubject: x\nDate: hier\n\nTexte.", "'hier', no date"),
    ("a.xlsx", forms.workbook(rows=[["nom", "prix"], ["a", "1"]]), "no column of texts"),
    ("a.json", b"{", "no JSON"), ("a.json", b"[]", "an empty list"), ("a.json", b'{"title": "x"}', "no text"), ("a.json", b"\xff\xfe[", "no JSON"),
    ("a.parquet", b"PAR1" + b"\0" * 40, "damaged Parquet"), ("a.warc", b"WARC/1.0\r\nbroken", "damaged web archive"),
    ("a.ris", b"TY  - NEWS\nTI  - La grue\nER  - \n", "without its text"), ("a.ris", b"rien", "no RIS|without records"),
    ("a.rss", b"<rss><channel>", "no feed|"), ("a.zip", b"PK\x03\x04" + b"\0" * 40, "damaged"), ("a.gz", b"\x1f\x8b\x08\0rest", "damaged"),
])
def test_what_cannot_be_read_says_why(tmp_path, name, content, reason):
    found = reasons(read(saved(tmp_path, name, content)))
    assert all(any(part in why for part in reason.split("|")) for why in found)
    assert found or name == "a.rss"


# A PDF's lines


def test_lines_of_a_pdf_become_paragraphs(tmp_path):
    pages = [["LE RELAIS - 5 avril 2018", "Le ministre a annoncé que la grève était fi-", "nie à Lille et dans le Nord.", "", "Le travail reprend.", "1"],
             ["LE RELAIS - 6 avril 2018", "Les trains roulent.", "2"]]
    (article,) = read(saved(tmp_path, "a.pdf", forms.pdf(lines=pages)))
    assert article.text.split("\n\n") == ["Le ministre a annoncé que la grève était finie à Lille et dans le Nord.", "Le travail reprend.",
                                          "Les trains roulent."]


# Columns that the user names


def test_a_column_that_the_user_names_is_the_text(tmp_path):
    path = saved(tmp_path, "a.csv", f"corps,nom\n\"{forms.FIRST}\",La grève\n".encode())
    assert "no column of texts" in reasons(read(path))[0]
    (article,) = read(path, columns={"text": "Corps", "title": "nom"})
    assert (article.title, article.text) == ("La grève", forms.FIRST)


def test_a_csv_of_media_cloud_names_addresses_and_no_texts(tmp_path):
    path = saved(tmp_path, "a.csv", b"id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
                                    b"1,2018-04-06,fr,Le Relais,relais.example,2018-04-05,La greve,https://relais.example/greve\n")
    assert reasons(read(path)) == ["addresses from Media Cloud, without the texts (fetch them: give the file to `python -m analysis follow`)"]


@pytest.mark.parametrize(("name", "content"), [
    ("a.rss", b'<rss version="2.0"><channel><title>Le Relais</title></channel></rss>'),
    ("a.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
    ("a.zip", forms.zipped({"picture.png": b"x"})),
    ("a.csv", b"title,text\n"),
])
def test_a_file_without_an_article_is_told(tmp_path, name, content):
    (refusal,) = read(saved(tmp_path, name, content))
    assert isinstance(refusal, Refusal)


# References


def test_a_reference_is_read_from_its_attachment(tmp_path):
    saved(tmp_path, "files/1/page.html", forms.PAGE.format(**forms.ROWS[0]).encode())
    items = read(saved(tmp_path, "z.ris", forms.ris("files/1/page.html", "")))
    article = next(item for item in items if isinstance(item, Article) and "!" in item.path)
    assert (article.title, article.outlet, article.author, article.published.date.isoformat(), article.url) == (
        "La grève est finie", "Le Relais", "Anne Petit", "2018-04-05", "https://relais.example/greve")
    assert [item.reason for item in items if isinstance(item, Refusal)] == ["a reference without its text (export with files, and give the folder, or a ZIP of it)"]


ATTACHED = {"files/1/page.html": forms.PAGE.format(**forms.ROWS[0]).encode(), "files/2/pont.txt": forms.SECOND.encode()}


def test_what_a_reference_names_is_not_read_once_more_without_its_data(tmp_path):
    for name, content in ATTACHED.items():
        saved(tmp_path, name, content)
    saved(tmp_path, "autre.txt", f"Un autre pont\n\n{forms.SECOND}".encode())
    folder = saved(tmp_path, "z.ris", forms.ris(*ATTACHED)).parent
    assert told(read(folder)) == [("Un autre pont", None, None), *FULL]


@pytest.mark.parametrize("first", [True, False])
def test_a_reference_in_a_zip_is_read_from_its_attachment_in_it(tmp_path, first):
    listed = {"Ma bibliothèque/z.ris": forms.ris(*ATTACHED)}
    attached = {f"Ma bibliothèque/{name}": content for name, content in ATTACHED.items()}
    packed = forms.zipped(listed | attached if first else attached | listed)
    assert told(read(saved(tmp_path, "a.zip", packed))) == FULL


def test_a_damaged_attachment_in_a_zip_is_a_refusal_and_the_rest_goes_on(tmp_path):
    packed = bytearray(forms.zipped({"z.ris": forms.ris(*ATTACHED), **ATTACHED}))
    place = packed.index(b"files/1/page.html") + len("files/1/page.html") + 20
    packed[place:place + 20] = b"\xff" * 20
    items = read(saved(tmp_path, "a.zip", bytes(packed)))
    assert told([item for item in items if isinstance(item, Article)]) == FULL[1:]
    assert [item.reason.split(":")[0] for item in items if isinstance(item, Refusal)] == ["damaged archive"]


def test_a_reference_in_a_zip_leads_nowhere_else(tmp_path):
    saved(tmp_path, "secret.txt", b"Un secret bien gard\xc3\xa9.")
    packed = forms.zipped({"z.ris": forms.ris("../secret.txt", str(tmp_path / "Le Dossier" / "secret.txt")), "autre.txt": forms.SECOND.encode()})
    items = read(saved(tmp_path, "a.zip", packed))
    assert [item.reason.split(" (")[0] for item in items if isinstance(item, Refusal)] == ["a reference without its text"] * 2
    assert len(items) == 3


def test_an_attachment_outside_the_folder_is_not_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Un secret bien gardé.", encoding="utf-8")
    items = read(saved(tmp_path, "z.ris", forms.ris("../secret.txt", str(secret))))
    assert [item.reason.split(" (")[0] for item in items] == ["a reference without its text"] * 2


# Archives


def test_archives_lie_in_archives_to_a_depth(tmp_path):
    inner = forms.zipped(forms.texts())
    for depth in range(2):
        inner = forms.zipped({f"{depth}.zip": inner})
    assert [title for title, *_ in told(read(saved(tmp_path, "a.zip", inner)))] == TITLES
    (refusal,) = read(saved(tmp_path, "b.zip", forms.zipped({"c.zip": inner})))
    assert "inside 3 others" in refusal.reason


@pytest.mark.parametrize("inside", ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt", "évil\n.txt"])
@pytest.mark.parametrize("packed", [forms.zipped, forms.tarred])
def test_a_name_inside_an_archive_leads_nowhere(tmp_path, inside, packed):
    before = set(tmp_path.rglob("*"))
    path = saved(tmp_path, "a.archive", packed({inside: forms.FIRST.encode()}))
    (item,) = read(path)
    assert item.text == forms.FIRST if isinstance(item, Article) else item.reason == "no article in it"
    assert set(tmp_path.rglob("*")) - before <= {path, path.parent}


def test_a_bomb_is_not_unpacked(tmp_path):
    (refusal,) = read(saved(tmp_path, "bombe.txt.gz", forms.bomb()))
    assert "unpacks to more than" in refusal.reason


def test_a_document_that_is_a_bomb_is_not_unpacked(tmp_path):
    path = saved(tmp_path, "a.docx", forms.word())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("word/media/a.bin", "w") as inside:
        for _ in range(100):
            inside.write(b"\0" * 1_000_000)
    (refusal,) = read(path)
    assert "would unpack to" in refusal.reason


def test_pictures_and_hidden_files_in_an_archive_are_passed_over(tmp_path):
    inside = {"a.png": b"\x89PNG", ".secret.txt": b"x", "__MACOSX/._a.txt": b"x", "README.txt": b"Ce fichier", "a.txt": forms.FIRST.encode()}
    assert [item.text for item in read(saved(tmp_path, "a.zip", forms.zipped(inside)))] == [forms.FIRST]


def test_a_link_in_a_tar_is_passed_over(tmp_path):
    import io  # noqa: PLC0415 - only here
    import tarfile  # noqa: PLC0415 - only here

    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as packed:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    assert reasons(read(saved(tmp_path, "a.tar", written.getvalue()))) == ["no article in it"]


# Hostile XML, mojibake, paywalls


def test_an_entity_of_a_word_document_is_not_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TRESOR", encoding="utf-8")
    path = saved(tmp_path, "a.docx", forms.word())
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    body = parts["word/document.xml"].decode().partition("?>")[2].replace("<w:t>Le ministre", "<w:t>&x; Le ministre")
    parts["word/document.xml"] = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}'.encode()
    for item in read(saved(tmp_path, "b.docx", forms.zipped(parts))):
        assert "TRESOR" not in json.dumps(item.__dict__, default=str)


def test_an_entity_of_a_feed_is_not_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TRESOR", encoding="utf-8")
    content = forms.feed().replace(b"<rss", f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss'.encode(), 1).replace(b"Le Relais", b"&x;")
    for item in read(saved(tmp_path, "a.rss", content)):
        assert "TRESOR" not in json.dumps(item.__dict__, default=str)


def test_mojibake_is_mended(tmp_path):
    spoilt = forms.FIRST.encode().decode("cp1252", "replace")
    (article,) = read(saved(tmp_path, "a.txt", spoilt.encode()))
    assert article.text == forms.FIRST


@pytest.mark.parametrize("notice", ["La suite est réservée aux abonnés.", "Il vous reste 80% de cet article à lire."])
def test_the_opening_of_a_paid_article_is_no_article(tmp_path, notice):
    (refusal,) = read(saved(tmp_path, "a.html", forms.PAGE.format(**{**forms.ROWS[0], "text": f"{forms.FIRST} {notice}"}).encode()))
    assert "must be paid for" in refusal.reason


def test_a_whole_article_may_say_that_it_is_paid_for(tmp_path):
    text = " ".join([forms.FIRST, forms.SECOND] * 4) + " Article réservé aux abonnés."
    (article,) = read(saved(tmp_path, "a.html", forms.PAGE.format(**{**forms.ROWS[0], "text": text}).encode()))
    assert article.title == "La grève est finie"


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(sorted(GOOD)))
def test_damaged_files_raise_nothing(tmp_path, data, name):
    content = bytearray(CONTENT[name])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place:place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    for item in read(saved(tmp_path, name, bytes(content))):
        assert isinstance(item, Article | Refusal)


def test_every_form_that_is_told_has_a_reader():
    assert set(form.BY_SUFFIX.values()) <= form.READERS.keys() | form.CONTAINERS.keys()
    assert Source(path=form.archive.Path("x"), outlet="y").identity
