"""Upload a file for assistants, ask an assistant about it, and read the answer with its annotations."""

import io

from openai import NotFoundError, OpenAI

client = OpenAI()
file = client.files.create(file=("notes.md", io.BytesIO(b"# Notes")), purpose="assistants")
store = client.vector_stores.create(name="notes", file_ids=[file.id])
assistant = client.beta.assistants.create(
    name="Reader",
    instructions="Read.",
    model="gpt-4o",
    tools=[{"type": "file_search"}],
    tool_resources={"file_search": {"vector_store_ids": [store.id]}},
)
thread = client.beta.threads.create()
client.beta.threads.messages.create(thread_id=thread.id, role="user", content="What is in it?")
run = client.beta.threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=10)
assert run.status == "completed"
messages = client.beta.threads.messages.list(thread_id=thread.id, order="desc")
for block in messages.data[0].content:
    if block.type == "text":
        assert block.text.value and block.text.annotations is not None
assert client.files.wait_for_processing(file.id, poll_interval=0.01, max_wait_seconds=5).id == file.id
assert client.files.retrieve(file.id).purpose == "assistants"
assert client.files.delete(file.id).deleted and client.beta.assistants.delete(assistant.id).deleted
try:
    client.files.retrieve("file-missing", extra_headers={"x-fault": "404"})
    raise SystemExit("no error")
except NotFoundError:
    pass
