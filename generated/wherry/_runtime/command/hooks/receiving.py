"""Check the signature of a webhook that came."""

from __future__ import annotations

import sys
from argparse import Namespace

from ...response.webhooks import verify_signature
from ..operations.service import headers_of
from .sending import secret_of_environment

__all__ = ("verify",)


def verify(given: Namespace) -> int:
    """Print the payload if its signature is right, and return the exit code.

    Raises:
        InvalidWebhookSignatureError: It is not.
    """
    payload = sys.stdin.buffer.read() if given.payload == "-" else _read(given.payload)
    headers = headers_of(given.header)
    verify_signature(payload, headers, secret=secret_of_environment(), tolerance_s=given.tolerance)
    sys.stdout.buffer.write(payload)
    sys.stdout.buffer.flush()
    return 0


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()

# Copied from templates/runtime/command/hooks/receiving.py: edit it there.
