"""Every webhook of the description: signed, unwrapped through the client, and typed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest

import wherry
from tests.generated.conforming import problems
from tests.generated.surface import SERVICE, SPEC, SURFACE, at

SECRET = "whsec_" + base64.b64encode(b"a secret of the tests").decode()
NOW = 1_750_000_000
CLIENTS = [wherry.Client, wherry.AsyncClient]


def signed(payload: bytes) -> dict[str, str]:
    """The headers with which the service would send a payload."""
    content = b"msg_1." + str(NOW).encode() + b"." + payload
    signature = base64.b64encode(hmac.new(b"a secret of the tests", content, hashlib.sha256).digest()).decode()
    return {"webhook-id": "msg_1", "webhook-timestamp": str(NOW), "webhook-signature": f"v1,{signature}"}


def test_all_are_there() -> None:
    """The manifest lists the webhooks of the description."""
    assert SURFACE["webhooks"].keys() == SPEC.document["webhooks"].keys()
    assert len(SURFACE["webhooks"]) == 31


@pytest.mark.parametrize("name", sorted(SURFACE["webhooks"]))
@pytest.mark.parametrize("client", CLIENTS, ids=lambda cls: cls.__name__)
def test_unwrap(name: str, client: Any) -> None:
    """A signed payload becomes the declared class; the secret is the client's, or the one that is given."""
    declared = SURFACE["webhooks"][name]["type"]
    schema = SERVICE.schema(at(SURFACE["models"][declared]["pointer"]))
    plain = SERVICE.sampler.rich(schema, name)
    payload = json.dumps(plain).encode()
    for made, more in (
        (client(api_key="k", webhook_secret=SECRET), {}),
        (client(api_key="k"), {"secret": SECRET}),
    ):
        event = made.webhooks.unwrap(payload, signed(payload), now=NOW, **more)
        assert type(event).__name__ == declared
        assert problems(event, declared) == []
        assert event.to_dict() == plain


@pytest.mark.parametrize("client", CLIENTS, ids=lambda cls: cls.__name__)
def test_refused(client: Any) -> None:
    """A changed payload is refused, and a client without a secret says so."""
    payload = b'{"type":"batch.completed"}'
    with pytest.raises(wherry.WherryError, match="signature"):
        client(api_key="k", webhook_secret=SECRET).webhooks.unwrap(payload + b" ", signed(payload), now=NOW)
    with pytest.raises(wherry.UsageError, match="OPENAI_WEBHOOK_SECRET"):
        client(api_key="k").webhooks.unwrap(payload, signed(payload), now=NOW)
    unknown = b'{"type":"of.next.year","data":{"id":"x"}}'
    event = client(api_key="k", webhook_secret=SECRET).webhooks.unwrap(unknown, signed(unknown), now=NOW)
    assert (event.type, event.data) == ("of.next.year", {"id": "x"})
