"""Take webhooks in a web application: verify, tell events apart, refuse the rest."""

import base64
import hashlib
import hmac
import json
import time

import openai
from openai import OpenAI
from openai.types.webhooks import ResponseCompletedWebhookEvent, UnwrapWebhookEvent

SECRET = base64.b64encode(b"a secret of a webhook in a test.").decode()
client = OpenAI(webhook_secret=f"whsec_{SECRET}")


def handle(body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    try:
        event: UnwrapWebhookEvent = client.webhooks.unwrap(body, headers)
    except openai.InvalidWebhookSignatureError:
        return 400, "Invalid signature"
    if isinstance(event, ResponseCompletedWebhookEvent):
        return 200, f"done {event.data.id}"
    if event.type == "batch.failed":
        return 200, f"failed {event.data.id}"
    return 200, "ignored"


def signed(kind: str, age: int = 0) -> tuple[bytes, dict[str, str]]:
    body = json.dumps({"id": "evt_1", "object": "event", "created_at": 1, "type": kind, "data": {"id": "it_1"}})
    at = str(int(time.time()) - age)
    digest = hmac.new(base64.b64decode(SECRET), f"wh_1.{at}.{body}".encode(), hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return body.encode(), {"webhook-id": "wh_1", "webhook-timestamp": at, "webhook-signature": signature}


assert handle(*signed("response.completed")) == (200, "done it_1")
assert handle(*signed("batch.failed")) == (200, "failed it_1")
assert handle(*signed("eval.run.succeeded")) == (200, "ignored")
body, headers = signed("response.completed")
assert handle(body + b" ", headers) == (400, "Invalid signature")
assert handle(*signed("response.completed", age=3600)) == (400, "Invalid signature")
client.webhooks.verify_signature(*signed("response.completed", age=3600), tolerance=7200)
try:
    client.webhooks.verify_signature(body, {})
    raise SystemExit("accepted")
except (ValueError, openai.OpenAIError):
    pass
