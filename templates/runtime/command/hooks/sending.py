"""Send a signed event to a server under test, as the service would."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import Namespace
from contextlib import closing
from types import ModuleType
from typing import Any

from ...base.errors import APIStatusError, UsageError
from ...base.operation import BINARY
from ...base.secrets import Secret
from ...response.webhooks import signed_headers
from ..ending import REFUSED
from ..operations.service import transport
from ..operations.values import json_of
from .events import event_of

__all__ = ("secret_of_environment", "trigger")

_NOWHERE = "http://localhost.invalid"
"""The address of the client: the event goes to another one, so that the request has nothing of a client's."""


def trigger(given: Namespace, package: ModuleType) -> int:
    """Make an event, sign it, send or print it, and return the exit code.

    Raises:
        UsageError: There is no such event, or no secret.
    """
    secret, now = secret_of_environment(), int(time.time())
    data = None if given.data is None else json_of(given.data, "--data")
    event = event_of(package, given.event, now, data)
    payload = json.dumps(event, ensure_ascii=False).encode()
    headers = signed_headers(payload, secret=secret, identity=event["id"], now=now)
    if given.to is None:
        print(json.dumps({"headers": headers, "payload": payload.decode()}, ensure_ascii=False))
        return 0
    if not given.to.startswith(("http://", "https://")):
        raise UsageError(f"--to {given.to}: write a whole address, http://localhost:8000/webhook")
    options: dict[str, Any] = {"api_key": "none", "base_url": _NOWHERE, "max_retries": 0, "timeout": given.timeout}
    with closing(package.Client(**options, transport=transport())) as client:
        headers["Content-Type"] = "application/json"
        try:
            raw = client.with_raw_response
            answer = raw.call("POST", given.to, content=payload, extra_headers=headers, decoder=BINARY)
        except APIStatusError as error:
            print(f"wherry: {given.event} -> {error.status} from {given.to}", file=sys.stderr)
            return REFUSED
    print(f"{given.event} -> {answer.status} in {answer.elapsed.total_seconds():.3f} s")
    return 0


def secret_of_environment() -> Secret:
    """Return the signing secret.

    Raises:
        UsageError: There is none.
    """
    secret: Secret | None = Secret.of(os.environ.get("OPENAI_WEBHOOK_SECRET") or None)
    if secret is None:
        raise UsageError("there is no signing secret: set the environment variable OPENAI_WEBHOOK_SECRET (whsec_...)")
    return secret
