"""Who may ask: the API key, and the beta header of the paths that want one."""

from __future__ import annotations

from collections.abc import Mapping

from .errors import Refusal
from .settings import Settings
from .spec import Operation

# What the spec does not say of its own operations; those of the supplement say it themselves.
BETA = {
    "/assistants": "assistants=v2",
    "/threads": "assistants=v2",
    "/vector_stores": "assistants=v2",
    "/chatkit": "chatkit_beta=v1",
}

EPHEMERAL = "ek_"
"""How the keys begin that `POST /realtime/client_secrets` makes."""


def credential(settings: Settings, headers: Mapping[str, str], *, admin: bool) -> str | None:
    """Return the kind of the key that was sent, `user` or `admin`. Raises Refusal for none and for a wrong one."""
    if not settings.auth:
        return None
    scheme, _, key = headers.get("authorization", "").partition(" ")
    key = key.strip()
    if scheme.lower() != "bearer" or not key:
        raise Refusal(401, "No API key: send it as 'Authorization: Bearer sk-…'.", code="missing_api_key")
    is_admin = key == settings.admin_key if settings.admin_key else key.startswith("sk-admin")
    is_user = key == settings.api_key if settings.api_key else key.startswith("sk-")
    is_user = is_user or key.startswith(EPHEMERAL)
    if admin and is_user and not is_admin:
        message = "This operation wants an admin key (one that begins with sk-admin)."
        raise Refusal(403, message, code="insufficient_permissions")
    if not (is_admin or is_user):
        message = "Incorrect API key: this server takes any that begins with sk-, unless it was started with its own."
        raise Refusal(401, message, code="invalid_api_key")
    return "admin" if is_admin else "user"


def beta_of(operation: Operation) -> str | None:
    """Return the token that the `OpenAI-Beta` header must have."""
    told = (value for name, value in operation.fixed_headers if name.lower() == "openai-beta")
    known = (token for prefix, token in BETA.items() if f"{operation.path}/".startswith(f"{prefix}/"))
    return next(iter([*told, *known]), None)


def check_beta(operation: Operation, headers: Mapping[str, str]) -> None:
    """Refuse a request without the beta header that its operation wants."""
    wanted = beta_of(operation)
    sent = [token.strip() for token in headers.get("openai-beta", "").split(",")]
    if wanted and wanted not in sent:
        raise Refusal(400, f"Send the header 'OpenAI-Beta: {wanted}' to use {operation.path}.", code="invalid_beta")
