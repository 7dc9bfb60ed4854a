"""Ask about each row of a table on two workers of Ray, under one budget, and write the answers to Parquet.

Run it a second time: what the journals know is not asked again. It needs the package wherry[ray], and a key in
OPENAI_API_KEY. On a cluster, start it there, and write to a disk that all machines share.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ray
import ray.data

from wherry import AsyncClient
from wherry.bulk import ray as bulk_ray

REVIEWS = [f"The {dish} came {how}." for dish in ("soup", "fish", "pie", "tea") for how in ("late", "cold", "hot")]


async def mood(client: AsyncClient, row: dict[str, Any]) -> str:
    """Make the call for a row; what this returns stands in the column `answer`."""
    response = await client.responses.create(model="gpt-4o-mini", input=f"Happy or unhappy? {row['review']}")
    return response.output_text


def main() -> None:
    """Ask, write, and print what was written."""
    ray.init(num_cpus=2, include_dashboard=False)
    reviews = ray.data.from_items([{"review": review} for review in REVIEWS], override_num_blocks=4)
    answered = bulk_ray.map_batches(
        reviews, mood, workers=2, num_cpus=0.5, journals="journals", requests_per_minute=6_000
    )
    folder = str(Path("answers").absolute())  # a worker has a working folder of its own
    answered.write_parquet(folder, mode=ray.data.SaveMode.OVERWRITE)
    written = ray.data.read_parquet(folder).to_pandas().sort_values("review")  # blocks are written as they are done
    ray.shutdown()
    print(*written.answer[:3], sep="\n")
    print(f"({len(written)} rows, {written.error.count()} failed)")


if __name__ == "__main__":
    main()
