"""Start work in the background and ask until it is done."""

import time

from openai import OpenAI

client = OpenAI()
r = client.responses.create(model="o3", input="long", background=True)
n = 0
while r.status in {"queued", "in_progress"} and n < 20:
    time.sleep(0.02)
    n += 1
    r = client.responses.retrieve(r.id)
assert r.status == "completed" and r.output_text
