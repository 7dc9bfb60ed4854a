"""Fill a vector store and search it."""

import io

from openai import OpenAI

client = OpenAI()
vs = client.vector_stores.create(name="docs")
client.vector_stores.files.upload_and_poll(vector_store_id=vs.id, file=("a.txt", b"hello"))
batch = client.vector_stores.file_batches.upload_and_poll(
    vector_store_id=vs.id, files=[("a.txt", io.BytesIO(b"hello")), ("b.txt", b"bye")]
)
assert batch.status == "completed" and batch.file_counts.total is not None
r = client.responses.create(
    model="gpt-4o",
    input="find",
    tools=[{"type": "file_search", "vector_store_ids": [vs.id]}],
    include=["file_search_call.results"],
)
assert r.output
for hit in client.vector_stores.search(vector_store_id=vs.id, query="hello"):
    assert hit.score is not None
    break
