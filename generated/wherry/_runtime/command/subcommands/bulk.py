"""Run a method over all rows of a file, as fast as your limits allow, and lose none.

examples:
  wherry bulk notes.csv --model gpt-4o-mini --template "Summarise: {text}" --out out.jsonl
  wherry bulk notes.csv --model gpt-4o-mini --template @prompt.txt --schema answer.json --out out.jsonl --limit 20
  wherry bulk requests.jsonl --method chat.completions.create --out out.jsonl --mode batch
  wherry bulk texts.jsonl --method embeddings.create --model text-embedding-3-small --template "{text}" --out vectors.jsonl
  zcat rows.jsonl.gz | wherry bulk - --model gpt-4o-mini --template "{text}" --out - | jq .answer

The key is in OPENAI_API_KEY (with --azure: AZURE_OPENAI_API_KEY). Each result is kept in the journal before it counts as
done: after Ctrl-C, a crash or a lost connection, the same command goes on where it was. --out has one JSON object for
each row: its number `n` (from 0), its columns, `answer` or `error`, and `usage`.

exit codes:
  0    all rows are done
  1    some rows failed (with --schema also: were refused or cut off, which `refusal` or `incomplete` says); or the run ended
       early: a line of INPUT cannot be read, the service ended it, the output cannot be written, or --stop-after-cost. What
       was done is kept in the journal, and the same command goes on
  2    the command, a file or a setting is wrong; nothing was sent
  3    no connection: the service did not answer at all
  130  Ctrl-C
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from types import ModuleType

__all__ = ("add_options", "run")


def add_options(parser: ArgumentParser) -> None:
    """Add the options of `wherry bulk`."""
    from argparse import BooleanOptionalAction

    parser.usage = "%(prog)s INPUT --out FILE [--model MODEL] [--template TEXT] ...  (all options: %(prog)s --help)"
    parser.add_argument("input", metavar="INPUT", help="rows: .jsonl, .csv or .tsv, also .gz; - for standard input")
    asked = parser.add_argument_group("what is asked")
    asked.add_argument(
        "--method",
        default="responses.create",
        metavar="NAME",
        help="default: %(default)s. embeddings.create with a --template puts up to 2,048 texts into one request",
    )
    asked.add_argument("--model", metavar="MODEL")
    asked.add_argument(
        "--template",
        metavar="TEXT",
        help="the prompt: {column} stands for a value of the row, {{ and }} for braces; @FILE reads it from a file. "
        "Without it rows are request bodies, or lines for the Batch API",
    )
    asked.add_argument("--system", metavar="TEXT", help="instructions beside the template; @FILE, too")
    asked.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a field of every request, as JSON or text: --set temperature=0.2",
    )
    asked.add_argument(
        "--schema",
        metavar="FILE",
        help="the JSON Schema of the answers; one that is refused or cut off is null, and tried again the next time",
    )
    rows = parser.add_argument_group("which rows")
    rows.add_argument("--limit", type=int, metavar="N", help="only the first N")
    rows.add_argument("--sample", metavar="N", help="only N of them by chance; 0.01: one in a hundred")
    rows.add_argument("--seed", type=int, default=0, metavar="N", help="another sample (default: %(default)s)")
    rows.add_argument("--dry-run", action="store_true", help="send nothing; say how many rows and tokens it would be")
    result = parser.add_argument_group("what comes out")
    result.add_argument("--out", metavar="FILE", help="one line for each row; - for standard output")
    result.add_argument("--journal", metavar="FILE", help="default: the name of --out with .journal behind it")
    result.add_argument(
        "--keep",
        metavar="A,B",
        help="the columns of a row that its line has (default: all, but those named as fields of the line)",
    )
    result.add_argument("--answer", default="answer", metavar="NAME", help="what the answer is called in a line")
    result.add_argument("--full", action="store_true", help="lines have the whole answer of the service, too")
    result.add_argument("--ordered", action="store_true", help="also keep the order of the rows on standard output")
    result.add_argument("--quiet", action="store_true", help="no progress; errors alone")
    how = parser.add_argument_group("how it runs")
    how.add_argument("--mode", choices=("calls", "batch"), default="calls", help="batch: by the Batch API")
    how.add_argument(
        "--poll-s", type=float, metavar="N", help="seconds between two looks at a batch (default: 5, and more and more)"
    )
    how.add_argument("--concurrency", type=int, metavar="N", help="calls at a time, at most")
    how.add_argument("--requests-per-minute", type=float, metavar="N", help="default: what the service tells")
    how.add_argument("--tokens-per-minute", type=float, metavar="N", help="the same for tokens")
    how.add_argument(
        "--retry-failed",
        action=BooleanOptionalAction,
        default=True,
        help="whether rows that failed the last time are tried again",
    )
    how.add_argument("--price", action="append", default=[], metavar="MODEL=IN,OUT", help="USD for a million tokens")
    how.add_argument("--stop-after-cost", type=float, metavar="USD", help="stop when so much is spent; needs --price")
    where = parser.add_argument_group("which service")
    where.add_argument("--base-url", metavar="URL", help="default: OPENAI_BASE_URL, or OpenAI")
    where.add_argument("--azure", action="store_true", help="Azure: AZURE_OPENAI_ENDPOINT, OPENAI_API_VERSION")


def run(given: Namespace, package: ModuleType) -> int:
    """Run it, and return the exit code."""
    from ..bulk.running import execute

    return execute(given, package)

# Copied from templates/runtime/command/subcommands/bulk.py: edit it there.
