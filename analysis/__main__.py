"""The command line: `python -m analysis extract|ingest|status|…`."""

import argparse
import sys

from analysis.errors import SelonError


def _extract(options: argparse.Namespace) -> None:
    from analysis.extract import jsonl, pipeline

    for line in jsonl.lines(pipeline.extract(jsonl.parse(sys.stdin), processes=options.processes)):
        print(line)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    extract = commands.add_parser("extract", help="read texts as JSON lines, write what they say as JSON lines")
    extract.add_argument("--processes", type=int, default=1, help="how many processes share the work (default 1)")
    extract.set_defaults(run=_extract)

    options = parser.parse_args(arguments)
    try:
        options.run(options)
    except SelonError as error:
        print(f"selon: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
