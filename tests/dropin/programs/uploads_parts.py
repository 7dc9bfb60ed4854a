"""Upload a large file in parts, and a vector store out of several files."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from openai import OpenAI

client = OpenAI()
upload = client.uploads.create(bytes=11, filename="a.jsonl", mime_type="text/jsonl", purpose="batch")
parts = [client.uploads.parts.create(upload.id, data=io.BytesIO(data)) for data in (b"hello ", b"world")]
done = client.uploads.complete(upload.id, part_ids=[part.id for part in parts])
assert done.status == "completed" and done.file is not None
with TemporaryDirectory() as folder:
    path = Path(folder, "notes.jsonl")
    path.write_bytes(b"{}\n" * 100)
    chunked = client.uploads.upload_file_chunked(
        file=path, mime_type="text/jsonl", purpose="batch", part_size=100, filename="notes.jsonl"
    )
    assert chunked.status == "completed"
    store = client.vector_stores.create(name="notes", expires_after={"anchor": "last_active_at", "days": 1})
    with open(path, "rb") as opened:
        added = client.vector_stores.files.upload_and_poll(vector_store_id=store.id, file=opened)
assert added.status == "completed" and added.vector_store_id == store.id
assert [file.id for file in client.vector_stores.files.list(vector_store_id=store.id)]
found = client.vector_stores.search(store.id, query="notes", max_num_results=2, rewrite_query=True)
assert found.data is not None and client.vector_stores.update(store.id, name="other").name == "other"
assert client.vector_stores.delete(store.id).deleted
