"""Bring an httpx client with limits and timeouts of its own."""

import httpx
from openai import OpenAI

with httpx.Client(verify=False, timeout=httpx.Timeout(30.0, connect=5.0), limits=httpx.Limits(max_connections=10)) as h:
    c = OpenAI(http_client=h, timeout=httpx.Timeout(60.0, read=5.0, write=10.0, connect=2.0))
    assert c.models.list().data
    assert c.with_options(timeout=httpx.Timeout(10)).models.list().data
