"""The addresses of Azure: the same operations elsewhere, opened by another header.

/openai/v1/chat/completions                                        as under the ordinary prefix
/openai/deployments/NAME/chat/completions?api-version=2024-10-21   NAME stands for the model
/openai/files?api-version=2024-10-21                               what belongs to no deployment
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .errors import Refusal
from .settings import Settings

VERSION = "api-version"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a request on Azure goes: the segments of the operation's path, and the deployment, "" for none."""

    segments: list[str]
    deployment: str = ""


def address(segments: list[str], query: Mapping[str, str]) -> Address | None:
    """Read the segments of a whole path; None for one that is not Azure's. Raises Refusal without an api-version."""
    if segments[:1] != ["openai"] or len(segments) < 2:
        return None
    if segments[1] == "v1":
        return Address(segments[2:])
    if not query.get(VERSION):
        raise Refusal(404, f"Resource not found: Azure wants ?{VERSION}=… at this address.", code="404")
    if segments[1] == "deployments" and len(segments) > 3:
        return Address(segments[3:], segments[2])
    return Address(segments[1:])


def credential(settings: Settings, headers: Mapping[str, str]) -> str | None:
    """Return the kind of the key that was sent in `api-key` or as a token of Entra. Raises Refusal for none or a wrong one."""
    if not settings.auth:
        return None
    scheme, _, token = headers.get("authorization", "").partition(" ")
    key = headers.get("api-key") or (token.strip() if scheme.lower() == "bearer" else "")
    if not key or (settings.api_key and key not in (settings.api_key, settings.admin_key)):
        raise Refusal(401, "Access denied due to invalid subscription key or wrong API endpoint.", code="401")
    return "admin" if key == settings.admin_key or key.startswith("sk-admin") else "user"
