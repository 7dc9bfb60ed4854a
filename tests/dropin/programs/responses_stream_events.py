"""Collect the text of a streamed response."""

from openai import OpenAI

text, done = "", None
for event in OpenAI().responses.create(model="gpt-4o", input="Say hi", stream=True):
    if event.type == "response.output_text.delta":
        text += event.delta
    elif event.type == "response.completed":
        done = event.response
assert text == done.output_text and done.usage.output_tokens
