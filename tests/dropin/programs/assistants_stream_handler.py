"""Follow the run of an assistant with an event handler."""

from openai import AssistantEventHandler, OpenAI

client = OpenAI()
a = client.beta.assistants.create(model="gpt-4o", instructions="x")
t = client.beta.threads.create(messages=[{"role": "user", "content": "hi"}])


class H(AssistantEventHandler):
    def __init__(self):
        super().__init__()
        self.seen = ""

    def on_text_delta(self, delta, snapshot):
        self.seen += delta.value or ""


h = H()
with client.beta.threads.runs.stream(thread_id=t.id, assistant_id=a.id, event_handler=h) as s:
    s.until_done()
assert h.seen
