"""Verify and read a webhook."""

import base64
import hashlib
import hmac
import json
import time

from openai import InvalidWebhookSignatureError, OpenAI

secret = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
body = json.dumps(
    {"id": "evt_1", "object": "event", "created_at": 1, "type": "response.completed", "data": {"id": "resp_1"}}
)
ts = str(int(time.time()))
sig = base64.b64encode(
    hmac.new(b"0123456789abcdef01234567", f"wh_1.{ts}.{body}".encode(), hashlib.sha256).digest()
).decode()
h = {"webhook-id": "wh_1", "webhook-timestamp": ts, "webhook-signature": "v1," + sig}
c = OpenAI(webhook_secret=secret)
ev = c.webhooks.unwrap(body, h)
assert ev.type == "response.completed" and ev.data.id == "resp_1"
c.webhooks.verify_signature(body, h)
try:
    c.webhooks.unwrap(body + " ", h)
    raise SystemExit("accepted")
except InvalidWebhookSignatureError:
    pass
