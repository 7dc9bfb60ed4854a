"""Read a CSV file, ask a question about each row, and write a CSV file with the structured answers.

    python examples/bulk_csv.py reviews.csv labelled.csv

Stop it with Ctrl-C, or pull the plug of the network: the same command goes on where it was. Without arguments it makes a
small file of reviews to begin with.
"""

from __future__ import annotations

import asyncio
import csv
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from wherry import AsyncClient, bulk

MODEL = "gpt-5-mini"
REVIEWS = ("The ferry was late, twice.", "A lovely trip, and friendly staff!", "It rained. The soup was fine.")


@dataclass
class Label:
    """What a review says."""

    mood: Literal["good", "bad", "mixed"]
    about: Annotated[str, "Its main subject, in one word."]


async def label(reviews: Path, labelled: Path) -> None:
    """Label each row of one file, and write the other. What is done is kept in a journal beside it."""
    async with AsyncClient() as client:

        async def ask(row: dict[str, str]) -> Label:
            answer = await client.responses.parse(
                model=MODEL, input=f"Label this review: {row['review']}", text_format=Label
            )
            if answer.output_parsed is None:  # an error of the row, which the next run tries again
                raise ValueError(f"the model refused, or the answer was cut off: {answer.output_text!r}")
            return answer.output_parsed

        run = bulk.run(reviews, ask, journal=f"{labelled}.journal", ordered=True)
        with labelled.open("w", encoding="utf-8", newline="") as file:
            writer: Any = None
            async for result in run:
                answer = asdict(result.answer) if result.ok else {"mood": "", "about": ""}
                fields = {**result.row, **answer, "error": result.error or ""}
                if writer is None:
                    writer = csv.DictWriter(file, fields)
                    writer.writeheader()
                writer.writerow(fields)
    summary = run.summary
    print(f"{summary.done} of {summary.rows} rows labelled, {summary.from_journal} of them before; see {labelled}")


def main() -> None:
    """Label the file that is named, or a small one."""
    reviews, labelled = map(Path, sys.argv[1:3] or ("reviews.csv", "labelled.csv"))
    if not reviews.exists():
        reviews.write_text(
            "\n".join(["id,review", *(f'{n},"{text}"' for n, text in enumerate(REVIEWS))]) + "\n", "utf-8"
        )
    asyncio.run(label(reviews, labelled))


if __name__ == "__main__":
    main()
