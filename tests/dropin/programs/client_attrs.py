"""Read and set the options of a client."""

from openai import OpenAI

c = OpenAI(api_key="sk-x", organization="o", project="p")
assert c.api_key == "sk-x" and c.organization == "o" and c.project == "p"
assert str(c.base_url).endswith("/")
assert c.base_url.host == "127.0.0.1"
assert c.auth_headers == {"Authorization": "Bearer sk-x"}
c.api_key = "sk-z"
c.base_url = str(c.base_url)
c.timeout = 5
assert c.models.list().data
assert not c.is_closed()
c.close()
assert c.is_closed()
