"""Two responses over one connection, the second going on from the first."""

from openai import OpenAI
from openai.resources.responses.responses import ResponsesConnection


def answer(connection: ResponsesConnection):
    text = ""
    for event in connection:
        if event.type == "response.output_text.delta":
            text += event.delta
        elif event.type == "response.completed":
            assert event.response.output_text == text
            return event.response
        elif event.type == "error":
            raise RuntimeError(event)
    raise RuntimeError("the connection ended")


with OpenAI().responses.connect() as connection:
    connection.response.create(model="gpt-4o", input="Say ahoy")
    first = answer(connection)
    connection.response.create(model="gpt-4o", input="Again", previous_response_id=first.id)
    second = answer(connection)
    assert second.previous_response_id == first.id != second.id

    connection.send({"type": "response.create", "model": "gpt-4o", "input": "And again"})
    assert connection.recv().type == "response.created"
    assert connection.parse_event(connection.recv_bytes()).type == "response.in_progress"

manager = OpenAI().responses.connect(websocket_connection_options={"max_size": 1_000_000})
connection = manager.enter()
seen = []


@connection.on("response.completed")
def completed(event):
    seen.append(event.response.status)
    connection.close()


connection.response.create(model="gpt-4o", input="Say ahoy")
connection.dispatch_events()
assert seen == ["completed"]
