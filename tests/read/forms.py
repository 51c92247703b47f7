"""One file of each form that is read, written here from nothing: the same two articles in all of them."""

import datetime as dt
import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FIRST = ("Le ministre a annoncé jeudi à Lille que la grève était finie. Les cheminots reprendront le travail lundi matin. "
         "« C'est un bon accord », a déclaré la déléguée Anne Petit, selon qui les salaires augmenteront de deux pour cent.")
SECOND = ("La préfecture du Nord a fait savoir vendredi que le pont d'Arras rouvrirait en juin. Les travaux ont duré un an. "
          "D'après la mairie, ils ont coûté trois millions d'euros.")
ROWS = [{"title": "La grève est finie", "text": FIRST, "outlet": "Le Relais", "author": "Anne Petit", "published": "2018-04-05",
         "url": "https://relais.example/greve", "language": "fr"},
        {"title": "Le pont rouvre", "text": SECOND, "outlet": "Le Phare", "author": "", "published": "2018-04-06",
         "url": "https://phare.example/pont", "language": "fr"}]
COLUMNS = list(ROWS[0])
PAGE = ('<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{published}">'
        '<link rel="canonical" href="{url}"></head><body><nav><a href="/">Accueil</a></nav><article><h1>{title}</h1>'
        "<p>{text}</p><p>{text}</p></article></body></html>")


def csv(delimiter=","):
    lines = [delimiter.join(COLUMNS)]
    lines += [delimiter.join('"' + row[column].replace('"', '""') + '"' for column in COLUMNS) for row in ROWS]
    return "\n".join(lines).encode()


def json_lines():
    return "\n".join(json.dumps(row) for row in ROWS).encode()


def json_list():
    return json.dumps({"status": "ok", "total": 2, "articles": ROWS}, ensure_ascii=False).encode()


def pdf(*, lines=None, encrypted=False):
    """A PDF 1.4 of one page a list of lines, its text in WinAnsi; no text where `lines` is empty."""
    pages = [FIRST.split(". ")] if lines is None else lines
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for page in pages:
        shown = b" ".join(b"(" + line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj 0 -14 Td"
                          for line in page)
        drawn = b"BT /F1 11 Tf 40 800 Td " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
                       % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Title (La gr\\350ve est finie) /Author (Anne Petit) /CreationDate (D:20200101000000Z) >>")
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)]" % (b"o" * 32, b"u" * 32) if encrypted else b""
    return written + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(objects), locked, len(written))


def word():
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "La grève est finie", "Anne Petit"
    for sentence in FIRST.split(". "):
        document.add_paragraph(sentence)
    document.add_table(1, 2).rows[0].cells[0].text = "Salaires"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def mail(*, page=False):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "TR: La grève est finie", "Le Relais <lettre@relais.example>", "moi@lecteur.example"
    message["Date"] = "Thu, 05 Apr 2018 22:10:00 +0200"
    if page:
        message.set_content(f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>", subtype="html")
    else:
        message.set_content(FIRST)
    return message.as_bytes()


def cell(value):
    return f'<c t="inlineStr"><is><t xml:space="preserve">{value.replace("&", "&amp;").replace("<", "&lt;")}</t></is></c>'


def workbook(*, rows=None, first=()):
    """An .xlsx with a sheet before the one that counts, empty where nothing is said."""
    table = [COLUMNS, *(list(row.values()) for row in ROWS)] if rows is None else rows
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    def sheet(rows):
        return f'<worksheet xmlns="{main}"><sheetData>' + "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows) + "</sheetData></worksheet>"

    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
             'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped({
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Vide" sheetId="1" r:id="r1"/>'
                           '<sheet name="Articles" sheetId="2" r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s1.xml"/>'
                                      f'<Relationship Id="r2" Type="{office}/worksheet" Target="worksheets/s2.xml"/></Relationships>',
        "xl/worksheets/s1.xml": sheet(first), "xl/worksheets/s2.xml": sheet(table)})


def parquet():
    rows = [{**row, "published": dt.date.fromisoformat(row["published"])} for row in ROWS]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), written)
    return written.getvalue()


def zipped(files):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


def tarred(files, *, mode="w:gz"):
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode=mode) as packed:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return written.getvalue()


def texts():
    return {f"{row['outlet']}/{number}.txt": f"{row['title']}\n\n{row['text']}".encode() for number, row in enumerate(ROWS)}


def web_archive(*, packed=True):
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=packed)
    for row, kind in [*((row, "text/html; charset=utf-8") for row in ROWS), (ROWS[0], "image/png")]:
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(row["url"], "response", payload=io.BytesIO(PAGE.format(**row).encode()), http_headers=head))
    head = StatusAndHeaders("404 Not Found", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record("https://relais.example/rien", "response", payload=io.BytesIO(b"<html>no</html>"), http_headers=head))
    return written.getvalue()


def feed():
    items = "".join(f"<item><title>{row['title']}</title><link>{row['url']}</link><pubDate>Thu, 05 Apr 2018 10:00:00 GMT</pubDate>"
                    f"<content:encoded><![CDATA[<p>{row['text']}</p><p>{SECOND} {FIRST}</p>]]></content:encoded></item>" for row in ROWS)
    return ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Le Relais</title><language>fr</language>{items}"
            "<item><title>Brève</title><link>https://relais.example/breve</link><description>À lire ici.</description></item></channel></rss>").encode()


def europresse():
    articles = "".join(
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{row["outlet"]}, no. 2304</span></div>'
        f'<div><span class="DocHeader">Politique, {day}, p. 7</span></div><div class="titreArticle"><p class="titreArticleVisu">{row["title"]}</p></div>'
        f'<div class="docAuthors">{row["author"]}</div></header><section><div class="docOcurrContainer"><p>{row["text"]}</p></div></section></article>'
        for row, day in zip(ROWS, ("jeudi 5 avril 2018", "vendredi 6 avril 2018"), strict=True))
    return f"<!DOCTYPE html><html><head><title>Europresse</title></head><body>{articles}</body></html>".encode()


def factiva():
    return "\n".join(
        f"HD\t{row['title']}\n\nBY\t{row['author']}\n\nWC\t80 mots\n\nPD\t{day}\n\nSN\t{row['outlet']}\n\nSC\tREL\n\nLA\tFrançais\n\nCY\tCopyright 2018\n\n"
        f"LP\t\n{row['text']}\n\nTD\t\nLa suite demain.\n\nAN\tDocument RELAIS0020180405ee450000{number}\n\nDocument RELAIS0020180405ee450000{number}\n"
        for number, (row, day) in enumerate(zip(ROWS, ("5 avril 2018", "6 avril 2018"), strict=True))).replace("\t", " ").encode()


def nexis():
    return "\n\n".join(
        f"                               {number} of 2 DOCUMENTS\n\n\n                             {row['outlet']}\n\n                      {day}\n\n"
        f"{row['title']}\n\nBYLINE: {row['author'] or 'La rédaction'}\n\nLENGTH: 80 words\n\n{row['text']}\n\nLOAD-DATE: April 7, 2018\n\nLANGUAGE: FRENCH\n\n"
        f"PUBLICATION-TYPE: Newspaper\n\nCopyright 2018 {row['outlet']}"
        for number, (row, day) in enumerate(zip(ROWS, ("April 5, 2018 Thursday", "April 6, 2018 Friday"), strict=True), 1)).encode()


def ris(*files):
    records = "".join(f"TY  - NEWS\nTI  - {row['title']}\nAU  - {row['author'] or 'Anonyme'}\nT2  - {row['outlet']}\nDA  - {row['published'].replace('-', '/')}\n"
                      f"UR  - {row['url']}\nLA  - fr\n{f'L1  - {file}' if file else ''}\nER  - \n\n" for row, file in zip(ROWS, files, strict=True))
    return records.encode()


def bomb():
    """Two gigabytes of blanks in two megabytes."""
    written = io.BytesIO()
    with gzip.open(written, "wb") as packed:
        for _ in range(2000):
            packed.write(b" " * 1_000_000)
    return written.getvalue()
