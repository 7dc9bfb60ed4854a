"""Stream a response with the helper and take the final object."""

from openai import OpenAI

with OpenAI().responses.stream(model="gpt-4o", input="Say hi") as stream:
    text = "".join(e.delta for e in stream if e.type == "response.output_text.delta")
    final = stream.get_final_response()
assert final.output_text == text
