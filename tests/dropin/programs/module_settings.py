"""Set the key, timeout and retries of the module, then call all kinds of resources through it."""

import openai

openai.api_key = "sk-module"
openai.timeout = 20
openai.max_retries = 1
openai.default_query = None
assert openai.moderations.create(input="x").results
assert openai.files.list(limit=1).data
assert openai.responses.create(model="gpt-4o", input="ahoy").output_text
assert openai.completions.create(model="gpt-3.5-turbo-instruct", prompt="x").choices[0].text
assert openai.audio.speech.create(model="tts-1", voice="alloy", input="x").content
assert openai.images.generate(model="dall-e-2", prompt="x").data
assert openai.models.retrieve("gpt-4o").id == "gpt-4o"
text = ""
for chunk in openai.chat.completions.create(
    model="gpt-4o", messages=[{"role": "user", "content": "ahoy"}], stream=True
):
    text += chunk.choices[0].delta.content or ""
assert "ahoy" in text
try:
    openai.chat.completions.create(model="gpt-4o", messages=[], extra_headers={"x-fault": "401"})
    raise SystemExit("no error")
except openai.AuthenticationError:
    pass
