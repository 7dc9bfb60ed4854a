"""Tour the real service with `Client` and with `AsyncClient`, at a limited cost: `make live`.

  OPENAI_API_KEY    the key
  OPENAI_BASE_URL   another server
  LIVE_CAP          the most that the tour may cost, in US dollars (default: 0.05)

Prices are estimated too high rather than too low, and a step that could exceed the cap does not start. The report is written to
build/live (report.md and report.json), without keys, organizations or content.

Exit status: 0 every step passed; 1 a step failed or did not run; 2 the key is missing, or LIVE_CAP is not an amount.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "generated")]

import wherry  # noqa: E402
from live import report, spending, steps  # noqa: E402

MAX_RETRIES = 2
TIMEOUT_S = 60.0


class Tour:
    """Run the steps on each client; end before a step that could cost too much, or after the very first step fails."""

    def __init__(self, purse: spending.Purse) -> None:
        self.purse = purse
        self.rows: list[report.Row] = []
        self.ended = False
        self._seen: list[Any] = []

    async def take(self, client: Any) -> None:
        """Run every step on this client."""
        for step in steps.STEPS:
            row = report.Row(type(client).__name__, step.name, "not run")
            self.rows.append(row)
            try:
                if not self.ended:
                    self.purse.open_for(step.limit, MAX_RETRIES + 1)
            except spending.SpendingError as error:
                self.ended = True
                print(f"live: {error}", file=sys.stderr)
            if not self.ended:
                await self._step(step, client, row)
                # A key that is refused, a server that is not there: the others would fail in the same way.
                self.ended = self.rows[0].outcome != "good"
            print(f"{row.client:12} {row.operation:34} {row.seconds:6.2f} s   {report.masked(row.outcome)}", flush=True)

    async def _step(self, step: steps.Step, client: Any, row: report.Row) -> None:
        self._seen.clear()
        began_s = time.perf_counter()
        try:
            told = await step.run(client)
            row.outcome, row.usage, row.counts = "good", told.usage, told.counts
        except steps.Unexpected as error:
            row.outcome = f"FAILED: {error}"
        except Exception as error:  # whatever it is, it belongs into the report, and the other steps are taken
            # The message may hold content, or name the organization: it goes to the terminal alone.
            print(f"live: {step.name}: {report.masked(str(error))}", file=sys.stderr)
            said = [getattr(error, name, None) for name in ("status", "code")]
            told_us = [report.word(each) for each in said if each is not None]
            row.outcome = " ".join(["FAILED:", type(error).__name__, *filter(None, told_us)])
        row.seconds = time.perf_counter() - began_s
        row.statuses = [event.status for event in self._seen]
        row.request_ids = [id_ for event in self._seen if event.request_id and (id_ := report.word(event.request_id))]
        row.cost_usd = self.purse.pay(step.limit, row.usage, len(self._seen) - step.requests + 1)

    def note(self, event: Any) -> None:
        """Remember an attempt: `on_response` of the clients."""
        self._seen.append(event)


async def both(tour: Tour) -> str:
    """Run the tour with each client; return the name of the server."""
    options: dict[str, Any] = {"max_retries": MAX_RETRIES, "timeout": TIMEOUT_S, "on_response": tour.note}
    with wherry.Client(**options) as client:
        await tour.take(client)
        host = urlsplit(str(client.base_url)).hostname or ""
    async with wherry.AsyncClient(**options) as async_client:
        await tour.take(async_client)
    return host


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "live", help="the folder for the report (default: build/live)"
    )
    options = parser.parse_args()
    if not os.environ.get("OPENAI_API_KEY"):
        print(
            "live: set OPENAI_API_KEY first. This calls the real service, and costs at most 0.05 USD (LIVE_CAP)",
            file=sys.stderr,
        )
        return 2
    try:
        cap_usd = spending.cap_of(os.environ.get("LIVE_CAP"))
    except spending.SpendingError as error:
        print(f"live: {error}", file=sys.stderr)
        return 2
    tour = Tour(spending.Purse(cap_usd))
    host = asyncio.run(both(tour))
    told = report.facts(host, cap_usd, tour.rows)
    page = report.write(options.out, told)
    good = sum(row.outcome == "good" for row in tour.rows)
    print(f"{good} of {len(tour.rows)} steps passed, for at most {told['spent_usd_at_most']:.6f} USD: {page}")
    return 0 if told["passed"] else 1


if __name__ == "__main__":
    sys.exit(main())
