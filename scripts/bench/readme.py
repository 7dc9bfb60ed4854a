"""The table of README.md and docs/speed.md, made of the results: what matters most, as few numbers as possible. Pure."""

from __future__ import annotations

import re

from .clients import ALL
from .results import Ratio, Results

__all__ = ("NoPlace", "filled", "table")

_CLIENTS = {"wherry": "wherry", "wherry-compat": "`wherry.compat.openai`", "openai": "openai"}
_BLOCK = re.compile(r"(?<=<!-- bench:begin -->\n\n).*?(?=\n\n<!-- bench:end -->)", re.DOTALL)
_RATIOS = (
    ("small call", "`post` of the bare HTTP library", ("call",)),
    ("small call on asyncio", "the same, async", ("call-async",)),
    ("a streamed chat chunk", "the bare HTTP library and `json.loads`", ("stream-chat-one",)),
    ("parse and decode a streamed event", "`json.loads`", ("sse-chat-one", "sse-responses-one")),
    ("decode a list of 1,000 objects", "`json.loads`", ("decode-list",)),
    ("a request of 200 messages", "`json.dumps`", ("build-200",)),
)
"""What is measured, what it is compared with, and the cases that show it."""


class NoPlace(Exception):
    """The page has no place for the table."""


def filled(page: str, results: Results) -> str:
    """Return the page with the table between its marks. Raises NoPlace if they are not there once."""
    new, places = _BLOCK.subn(lambda _: table(results), page)
    if places != 1:
        raise NoPlace(
            "the page has to have `<!-- bench:begin -->` and `<!-- bench:end -->` once, each between blank lines"
        )
    return new


def table(results: Results) -> str:
    """Return the table in Markdown. A dash stands for what was not measured."""
    clients = list(_CLIENTS)
    rows = [
        ["`import`", "a bare interpreter", *(_import(results, client) for client in clients)],
        ["memory after the first call", "openai", *(_memory(results, client) for client in clients)],
        *([what, to, *(_times(results, cases, client) for client in clients)] for what, to, cases in _RATIOS),
        ["installed size, with dependencies", "", *(_size(results, client) for client in clients)],
    ]
    header = ["what", "compared with", *(_titled(results, client) for client in clients)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, ["---"] * len(header), *rows])


def _titled(results: Results, client: str) -> str:
    title = _CLIENTS[client]
    environment = results.environments.get(client)
    version = dict(environment.versions).get(client, "") if environment and client != "wherry" else ""
    return f"{title} {'.'.join(version.split('.')[:2])}".strip()


def _import(results: Results, client: str) -> str:
    seconds = results.figure("import", client, "cpu")
    return "—" if seconds is None else f"+ {seconds * 1e3:.0f} ms"


def _memory(results: Results, client: str) -> str:
    return _shown([results.ratio("first-call", client, "first-call", "openai", "rss")])


def _times(results: Results, cases: tuple[str, ...], client: str) -> str:
    return _shown(
        [results.beside_json(case, client) or results.ratio(case, client, case, ALL[client].raw) for case in cases]
    )


def _shown(ratios: list[Ratio | None]) -> str:
    medians = sorted(ratio.median for ratio in ratios if ratio)
    if len(medians) < len(ratios):
        return "—"
    return f"{' to '.join(dict.fromkeys(map(_short, (medians[0], medians[-1]))))} \N{MULTIPLICATION SIGN}"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 2 else f"{value:.1f}" if value < 10 else f"{value:.0f}"


def _size(results: Results, client: str) -> str:
    environment = results.environments.get(client)
    if environment is None or not environment.installed_bytes:
        return "—"
    return f"{environment.installed_bytes / 1e6:.1f} MB, {environment.native or 'none'} native"
