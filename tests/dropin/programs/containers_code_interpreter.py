"""Make a container, put a file into it, use it with the code interpreter, and remove it."""

import io

from openai import OpenAI

client = OpenAI()
container = client.containers.create(name="lab", expires_after={"anchor": "last_active_at", "minutes": 20})
file = client.containers.files.create(container.id, file=("data.csv", io.BytesIO(b"a,b\n1,2\n")))
assert file.id and client.containers.files.content.retrieve(file.id, container_id=container.id).read()
assert [each.id for each in client.containers.files.list(container.id)]
response = client.responses.create(
    model="gpt-4o",
    input="Add the columns",
    tools=[{"type": "code_interpreter", "container": container.id}],
    include=["code_interpreter_call.outputs"],
)
for item in response.output:
    if item.type == "code_interpreter_call":
        assert item.container_id is not None
    elif item.type == "message":
        for part in item.content:
            for annotation in part.annotations if part.type == "output_text" else ():
                assert annotation.type
assert client.containers.files.delete(file.id, container_id=container.id) is None
assert client.containers.delete(container.id) is None
