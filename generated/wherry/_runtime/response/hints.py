"""What to look at after an error that most often means a mistake of the settings. Pure."""

from __future__ import annotations

import re

__all__ = ("hint_of",)

_NO_VERSION = "base_url has no version in it: most end in /v1"
_NO_MODEL = "client.models.list() has the models that this key may use"
_PROXY_LOGIN = "a proxy on the way wants a user and a password, as in HTTP_PROXY=http://user:password@host:port"
_WRONG_KEY = "is this the key of this server, and is it whole?"


def hint_of(status: int, code: str | int | None, url: str) -> str:
    """Return what to look at after an error that most often means a mistake of the settings; "" after others."""
    if status == 401:
        return _WRONG_KEY
    if status == 407:
        return _PROXY_LOGIN
    if status != 404:
        return ""
    if code == "model_not_found":
        return _NO_MODEL
    path, _, query = url.partition("?")
    has_version = re.search(r"/v\d\w*/", path) or "api-version=" in query or "/deployments/" in path
    return "" if has_version or code is not None else _NO_VERSION

# Copied from templates/runtime/response/hints.py: edit it there.
