"""Semantic search: which of some notes are closest to a question, by their embeddings.

Run it with OPENAI_API_KEY set. With numpy installed, all notes are compared at once; without, one after the other.
"""

from __future__ import annotations

from importlib import import_module

from wherry import Client
from wherry.types import Embedding

NOTES = (
    "The ferry leaves at seven from the north pier.",
    "Soup of the day: leek and potato.",
    "Boats may moor here for one night.",
    "The museum is closed on Mondays.",
    "Bread is baked every morning at five.",
)
QUESTION = "Where can I tie up my boat?"


def scores(vectors: list[Embedding], wanted: Embedding) -> list[float]:
    """Return how close each vector is to the wanted one: 1 is the same direction. They have length 1, as OpenAI's have."""
    try:
        numpy = import_module("numpy")  # `import numpy`, if your program always has it
    except ImportError:
        numbers = wanted.embedding  # a list of floats
        return [sum(a * b for a, b in zip(vector.embedding, numbers, strict=True)) for vector in vectors]
    matrix = numpy.stack([vector.numpy() for vector in vectors])  # float32; no lists are made
    products: list[float] = (matrix @ wanted.numpy()).tolist()
    return products


def main() -> None:
    """Embed the notes and the question in one call, and print the notes, the closest first."""
    with Client() as client:
        answer = client.embeddings.create(model="text-embedding-3-small", input=[*NOTES, QUESTION])
    *notes, question = answer.data
    for score, note in sorted(zip(scores(notes, question), NOTES, strict=True), reverse=True):
        print(f"{score:6.3f}  {note}")


if __name__ == "__main__":
    main()
