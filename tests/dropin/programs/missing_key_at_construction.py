"""See which variable is missing when there is no key."""

import os

import openai

os.environ.pop("OPENAI_API_KEY", None)
try:
    openai.OpenAI()
except openai.OpenAIError as e:
    assert "OPENAI_API_KEY" in str(e)
else:
    raise SystemExit("no error at construction")
