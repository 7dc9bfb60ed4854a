"""Embed texts and find the nearest one, with plain lists."""

import math

from openai import OpenAI
from openai.types import CreateEmbeddingResponse, Embedding

client = OpenAI()
texts = ["boats in the harbour", "trains at the station", "planes in the air"]
answer: CreateEmbeddingResponse = client.embeddings.create(model="text-embedding-3-small", input=texts, dimensions=64)
assert [row.index for row in answer.data] == [0, 1, 2] and answer.usage.total_tokens > 0


def embed(text: str) -> list[float]:
    text = text.replace("\n", " ")
    return client.embeddings.create(input=[text], model="text-embedding-3-small", dimensions=64).data[0].embedding


def similarity(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b)) / math.sqrt(sum(x * x for x in a) * sum(y * y for y in b))


question = embed("trains at the station")
assert isinstance(question, list) and len(question) == 64 and isinstance(question[0], float)
vectors = [row.embedding for row in answer.data]
nearest = max(range(3), key=lambda number: similarity(question, vectors[number]))
assert -1.001 <= similarity(question, vectors[nearest]) <= 1.001
assert question + [0.0] == [*question, 0.0] and question[:2] == [question[0], question[1]]
assert answer.model_dump()["data"][0]["embedding"] == vectors[0]
fake = Embedding(embedding=[0.1, 0.2], index=0, object="embedding")
assert fake.embedding == [0.1, 0.2]
encoded = (
    client.embeddings.create(input="x", model="text-embedding-3-small", encoding_format="base64").data[0].embedding
)
assert isinstance(encoded, str)
whole = client.embeddings.create(input="x", model="text-embedding-3-small", encoding_format="float").data[0].embedding
assert isinstance(whole[0], float)
