"""Make a short-lived secret for a realtime session in the browser."""

from openai import OpenAI
from openai.types.realtime import ClientSecretCreateResponse

client = OpenAI()
secret: ClientSecretCreateResponse = client.realtime.client_secrets.create(
    expires_after={"anchor": "created_at", "seconds": 600},
    session={
        "type": "realtime",
        "model": "gpt-realtime",
        "instructions": "Be brief.",
        "audio": {"output": {"voice": "marin"}},
    },
)
assert isinstance(secret, ClientSecretCreateResponse)
assert secret.value and secret.expires_at and secret.session is not None
assert client.realtime.client_secrets.create().value
