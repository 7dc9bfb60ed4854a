"""Write a batch as JSON lines, start it, wait for it, list and cancel batches."""

import json
import tempfile
from pathlib import Path

from openai import OpenAI
from openai.types import Batch, FileObject

client = OpenAI()
tasks = [
    {
        "custom_id": f"task-{number}",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": word}]},
    }
    for number, word in enumerate(["one", "two"])
]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "tasks.jsonl")
    path.write_text("".join(json.dumps(task) + "\n" for task in tasks))
    with open(path, "rb") as opened:
        uploaded: FileObject = client.files.create(file=opened, purpose="batch")
assert uploaded.filename == "tasks.jsonl" and uploaded.purpose == "batch" and uploaded.bytes > 0
batch: Batch = client.batches.create(
    input_file_id=uploaded.id,
    endpoint="/v1/chat/completions",
    completion_window="24h",
    metadata={"description": "nightly"},
)
for _ in range(10):
    batch = client.batches.retrieve(batch.id)
    if batch.status in ("completed", "failed", "expired", "cancelled"):
        break
assert batch.status == "completed" and batch.request_counts is not None
if batch.output_file_id:
    text = client.files.content(batch.output_file_id).text
    assert isinstance(text, str)
assert any(each.id for each in client.batches.list(limit=5).data)
started = client.batches.create(input_file_id=uploaded.id, endpoint="/v1/embeddings", completion_window="24h")
assert client.batches.cancel(started.id).status in ("cancelling", "cancelled")
