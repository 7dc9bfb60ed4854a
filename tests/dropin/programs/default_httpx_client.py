"""Set a timeout on the default HTTP client."""

import httpx
import openai
from openai import DefaultHttpxClient, OpenAI

c = OpenAI(base_url=openai.OpenAI().base_url, http_client=DefaultHttpxClient(timeout=5, verify=True))
assert c.models.list().data
