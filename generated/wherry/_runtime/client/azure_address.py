"""The address of an Azure resource, in any of its usual spellings. Pure.

With and without `/openai`, `/openai/v1`, `/openai/deployments/NAME`, the path of an operation behind that (as the portal
shows it), `?api-version=`, and slashes at the end. A gateway's own path before `/openai` is kept.
"""

from __future__ import annotations

from ..base.errors import UsageError

__all__ = ("BY_DEPLOYMENT", "MODEL_IN_BODY", "AzureAddress")

BY_DEPLOYMENT = frozenset(
    (
        "/audio/speech",
        "/audio/transcriptions",
        "/audio/translations",
        "/chat/completions",
        "/completions",
        "/embeddings",
        "/images/edits",
        "/images/generations",
    )
)
"""Operations whose path names the deployment when a dated API version is used."""
MODEL_IN_BODY = BY_DEPLOYMENT | {"/responses"}
"""Operations whose model is the deployment when no path names it."""


class AzureAddress:
    """The parts of an address. What it does not have is "", None or empty."""

    __slots__ = ("api", "deployment", "query", "root", "version")

    root: str
    """What comes before `api`, without a slash at its end."""
    api: str
    """/openai or /openai/v1."""
    deployment: str | None
    version: str | None
    """Of `?api-version=`."""
    query: dict[str, str]
    """The other query parameters."""

    def __init__(self, name: str, address: object) -> None:
        """Split `address`. UsageError, which calls it `name`, if it is none."""
        text = str(address).strip()
        scheme, _, rest = text.partition("://")
        if scheme.lower() not in ("http", "https") or not rest.strip("/") or any(map(str.isspace, text)):
            from ..base.masking import mask_url

            raise UsageError(f"{name} must be an address like https://NAME.openai.azure.com, not {mask_url(text)!r}")
        from urllib.parse import parse_qsl, unquote

        rest, _, query = rest.partition("#")[0].partition("?")
        self.query = dict(parse_qsl(query, keep_blank_values=True))
        self.version = self.query.pop("api-version", "").strip() or None
        host, slash, path = rest.partition("/")
        path = (slash + path).rstrip("/")
        if "/openai/" in path.lower() or "/deployments/" in path:
            operation = next((each for each in sorted(MODEL_IN_BODY, key=len, reverse=True) if path.endswith(each)), "")
            path = path.removesuffix(operation).rstrip("/")
        self.deployment = None
        before, found, last = path.rpartition("/deployments/")
        if found and "/" not in last:
            path, self.deployment = before.rstrip("/"), unquote(last)
        path = path.removesuffix("/deployments").rstrip("/")
        self.api = next((api for api in ("/openai/v1", "/openai") if path.lower().endswith(api)), "")
        self.root = f"{scheme}://{host}{path[: len(path) - len(self.api)].rstrip('/')}"

    @property
    def is_v1(self) -> bool:
        """Whether the address is that of an API without dated versions."""
        return (self.root + self.api).endswith("/v1")

# Copied from templates/runtime/client/azure_address.py: edit it there.
