"""Turn all lines of a text file into vectors: many lines in one request, and none of them twice.

    python examples/bulk_embeddings.py notes.txt vectors.f32

The vectors are written one behind the other, as 32-bit floats: `numpy.fromfile("vectors.f32", "f4").reshape(-1, 512)`.
Without arguments it embeds itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from wherry import Client, bulk

MODEL = "text-embedding-3-small"
DIMENSIONS = 512


def main(texts: Path, vectors: Path) -> None:
    """Embed each line of one file, and write the vectors into the other."""
    lines = [line for line in texts.read_text("utf-8").splitlines() if line.strip()]
    with Client() as client, vectors.open("wb") as file:
        run = bulk.embed(lines, client, model=MODEL, dimensions=DIMENSIONS, journal=f"{vectors}.journal")
        for result in run:
            # A line that the service refuses has no vector: zeros keep its place.
            file.write(result.answer if result.ok else bytes(4 * DIMENSIONS))
            if result.error:
                print(f"line {result.n}: {result.error}")
    print(f"{run.summary.done} vectors of {DIMENSIONS} numbers in {vectors}")


if __name__ == "__main__":
    here = Path(__file__)
    main(*(map(Path, sys.argv[1:3] or (here, Path(f"{here.stem}.f32")))))
