"""The command line: `python -m analysis extract|ingest|export|knowledge|status|…`."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import SelonError

INTERRUPTED = 130


def _extract(options: argparse.Namespace) -> None:
    from analysis.extract import jsonl, pipeline

    for line in jsonl.lines(pipeline.extract(jsonl.parse(sys.stdin), processes=options.processes)):
        print(line)


def _ingest(options: argparse.Namespace) -> None:
    from analysis import terminal

    terminal.ingest(options.paths, store=options.store, processes=options.processes, report=options.report,
                    outlet=options.outlet, columns=dict(options.column), again=options.again, collection=options.collection,
                    description=options.description, licence=options.licence)


def _refresh(options: argparse.Namespace) -> None:
    from analysis import terminal

    terminal.refresh(options.store, processes=options.processes)


def _export(options: argparse.Namespace) -> None:
    from analysis.export import command

    command.export(options.view, store=options.store, show=options.show, snapshot=options.snapshot, form=options.format,
                   scheme=options.scheme, out=options.out)


def _status(options: argparse.Namespace) -> None:
    from analysis import terminal

    terminal.status(options.store)


def _follow(options: argparse.Namespace) -> None:
    from analysis import terminal

    terminal.follow(options.given, store=options.store, processes=options.processes, every=options.every,
                    collection=options.collection, description=options.description, licence=options.licence)


def _collections(options: argparse.Namespace) -> None:
    from analysis import terminal

    terminal.collections(options.store, options.collection, name=options.name, description=options.description,
                         licence=options.licence)


def _remove(options: argparse.Namespace) -> None:
    from analysis import terminal

    terminal.remove(options.store, options.what, options.name)


def _undo(options: argparse.Namespace) -> None:
    from analysis import terminal

    terminal.undo(options.store)


def _knowledge(options: argparse.Namespace) -> None:
    from analysis import knowledge_command as command

    if options.what == "import":
        command.bring_in(options.file)
    elif options.what == "preview":
        command.preview(options.file, store=options.store)
    elif options.what == "export":
        command.export(options.table, own=options.own, out=options.out)
    elif options.what == "undo":
        command.undo()
    else:
        command.check()


def _minutes(written: str) -> float:
    number = float(written)
    if not 1 <= number <= 10_000:
        raise ValueError(written)
    return number


_minutes.__name__ = "number of minutes, 1 or more"


def _column(written: str) -> tuple[str, str]:
    from analysis.read.rows import NAMES

    field, _, name = written.partition("=")
    if field not in NAMES or not name:
        raise argparse.ArgumentTypeError(f"{written!r}: give FIELD=NAME, with one of the fields {', '.join(NAMES)}")
    return field, name


def _processes(written: str) -> int:
    number = int(written)
    if number < 1:
        raise ValueError(written)
    return number


_processes.__name__ = "number of processes"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    processes = argparse.ArgumentParser(add_help=False)
    processes.add_argument("--processes", type=_processes, default=1, metavar="N",
                           help="how many processes share the work (default 1)")
    store = argparse.ArgumentParser(add_help=False)
    store.add_argument("--store", type=Path, metavar="DIR", help="folder of the store (default: SELON_STORE, else data/store)")
    told = argparse.ArgumentParser(add_help=False)
    told.add_argument("--description", metavar="TEXT", help="what is in the collection")
    told.add_argument("--licence", metavar="TEXT", help="what may be done with its texts: CC BY 4.0, research only, …")
    into = argparse.ArgumentParser(add_help=False, parents=[told])
    into.add_argument("--collection", metavar="NAME",
                      help="the collection that what is new goes into, made where there is none of that name")

    extract = commands.add_parser("extract", parents=[processes],
                                  help="read texts as JSON lines, write what they say as JSON lines")
    extract.set_defaults(run=_extract)

    ingest = commands.add_parser("ingest", parents=[store, processes, into],
                                 help="read articles from files and folders into the store")
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH",
                        help="a file, folder or archive of any form that the README lists")
    ingest.add_argument("--outlet", metavar="NAME", help="who published the articles that name no outlet themselves")
    ingest.add_argument("--column", type=_column, action="append", default=[], metavar="FIELD=NAME",
                        help="the column or key that holds a field, where its name is not known: text=Corps")
    ingest.add_argument("--again", action="store_true",
                        help="also read again, from the files, what is in the store already")
    ingest.add_argument("--report", type=Path, metavar="FILE.csv", help="write what was refused, and why, to this file")
    ingest.set_defaults(run=_ingest)

    refresh = commands.add_parser("refresh", parents=[store, processes],
                                  help="extract again what was extracted by other models, rules or knowledge")
    refresh.set_defaults(run=_refresh)

    follow = commands.add_parser("follow", parents=[store, processes, into],
                                 help="fetch what is new behind addresses, feeds, sitemaps and lists of them")
    follow.add_argument("given", nargs="+", metavar="ADDRESS|FILE",
                        help="an address, or a file of addresses: one a line, OPML, sitemap or feed")
    follow.add_argument("--every", type=_minutes, metavar="MINUTES", help="do so again and again (default: once)")
    follow.set_defaults(run=_follow)

    remove = commands.add_parser("remove", parents=[store],
                                 help="take an article, an outlet, a batch or a collection out of the store")
    remove.add_argument("what", choices=("article", "outlet", "batch", "collection"))
    remove.add_argument("name", help="the article's or batch's id, the outlet's or collection's name, as the pages show them")
    remove.set_defaults(run=_remove)

    undo = commands.add_parser("undo", parents=[store], help="put back what was last removed")
    undo.set_defaults(run=_undo)

    collections = commands.add_parser("collections", parents=[store, told],
                                      help="list the collections, or name and describe one")
    collections.add_argument("collection", nargs="?", metavar="NAME",
                             help="the one to change; none: the articles without a collection, which --name puts into one")
    collections.add_argument("--name", metavar="NEW", help="its new name; links to it go on working")
    collections.set_defaults(run=_collections)

    export = commands.add_parser("export", parents=[store],
                                 help="write what a page of the dashboard shows to a file")
    export.add_argument("--view", required=True, metavar="URL", help="the page's address, as the browser shows it")
    export.add_argument("--show", metavar="NAME", help="which chart or table of the page (default: its first)")
    export.add_argument("--format", default="csv", metavar="FORMAT",
                        help="csv (default), parquet, svg, png, html, gexf, graphml, ics, timelinejs or bundle")
    export.add_argument("--snapshot", type=int, metavar="N", help="an earlier state of the store (default: the newest)")
    export.add_argument("--scheme", choices=("light", "dark"), default="light", help="colours of the figure")
    export.add_argument("--out", type=Path, metavar="FILE",
                        help="where to write (default: a name that says what it is; - is standard output)")
    export.set_defaults(run=_export)

    known = commands.add_parser("knowledge", help="check, export, change and undo the tables that Selon goes by")
    known.set_defaults(run=_knowledge)
    doing = known.add_subparsers(dest="what", required=True)
    doing.add_parser("check", parents=[store], help="say which cells cannot stand")
    taken = doing.add_parser("export", parents=[store], help="write a table as CSV")
    taken.add_argument("table", choices=("entities", "offices", "outlets", "cues"))
    taken.add_argument("--own", action="store_true", help="only the rows that you have changed")
    taken.add_argument("--out", type=Path, metavar="FILE", help="where to write (default: standard output)")
    for what, help_text in (("import", "apply the rows of a CSV file, all or none"),
                            ("preview", "say what the rows of a CSV file would touch, and change nothing")):
        doing.add_parser(what, parents=[store], help=help_text).add_argument("file", type=Path, metavar="FILE.csv")
    doing.add_parser("undo", parents=[store], help="take the last change back")

    status = commands.add_parser("status", parents=[store], help="say what is in the store")
    status.set_defaults(run=_status)
    return parser


@contextmanager
def _store_named(folder: Path | None) -> Iterator[None]:
    """`--store` names the store for all that is done, and so the user's own knowledge, which lies beside it."""
    before = os.environ.get("SELON_STORE")
    if folder is not None:
        os.environ["SELON_STORE"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("SELON_STORE", None)
        if before is not None:
            os.environ["SELON_STORE"] = before


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        with _store_named(getattr(options, "store", None)):
            options.run(options)
    except SelonError as error:
        print(f"selon: {error}", file=sys.stderr)
        return 1
    except OSError as fault:
        # of a disk that is full, or a folder that may not be written to, wherever it was met
        print(f"selon: {fault}; what was written before is kept", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("selon: stopped; what was written before is kept", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
