"""Ask about each row of a table on two workers of Dask, under one budget, and write the answers to Parquet.

Run it a second time: what the journals know is not asked again. It needs the packages wherry[dask] and pyarrow, and a key in
OPENAI_API_KEY. A cluster on several machines differs in its address alone: Client("scheduler.example:8786").
"""

from __future__ import annotations

from typing import Any

import dask.dataframe as dd
import pandas
from distributed import Client, LocalCluster

from wherry import AsyncClient
from wherry.bulk import dask as bulk_dask

REVIEWS = [f"The {dish} came {how}." for dish in ("soup", "fish", "pie", "tea") for how in ("late", "cold", "hot")]


async def mood(client: AsyncClient, row: dict[str, Any]) -> str:
    """Make the call for a row; what this returns stands in the column `answer`."""
    response = await client.responses.create(model="gpt-4o-mini", input=f"Happy or unhappy? {row['review']}")
    return response.output_text


def main() -> None:
    """Ask, write, and print what was written."""
    reviews = dd.from_pandas(pandas.DataFrame({"review": REVIEWS}), npartitions=4)
    with LocalCluster(n_workers=2, host="127.0.0.1", dashboard_address=None) as cluster, Client(cluster):
        answered = bulk_dask.map_partitions(reviews, mood, journals="journals", requests_per_minute=6_000)
        answered.to_parquet("answers", overwrite=True)
    written = pandas.read_parquet("answers")
    print(*written.answer[:3], sep="\n")
    print(f"({len(written)} rows, {written.error.count()} failed)")


if __name__ == "__main__":  # Dask imports this file in its workers
    main()
