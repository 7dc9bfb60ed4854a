"""Where a response of 3xx leads. Pure.

A redirect to another origin loses everything that proves who we are, and is refused if the body would go there too;
from https to http it is refused.
"""

from __future__ import annotations

from ..base.address import fault_of
from ..base.errors import APIStatusError
from ..base.headers import Headers
from ..base.masking import mask_text, mask_url, tells_who_we_are
from ..request.build import Request
from ..response.error_of import from_response

__all__ = ("MAX_REDIRECTS", "REDIRECTS", "follow", "join", "origin", "refused")

REDIRECTS = frozenset((301, 302, 303, 307, 308))
MAX_REDIRECTS = 10

_LEADS = "the redirect leads to {!r}, which is {}"
_OF_BODY = ("content-type", "content-length", "content-encoding")


def follow(request: Request, status: int, headers: Headers, body: bytes) -> Request:
    """Return the request that a response of `status` with a Location leads to; APIStatusError if it must not be sent."""
    location = headers.get("location") or ""
    try:
        target, problem = join(request.url, location), ""
        leaves = origin(target) != origin(request.url)
    except ValueError:
        raise refused(
            request, status, headers, body, _LEADS.format(_shown(request, location), "not a valid address")
        ) from None
    changes_method = (status == 303 and request.method != "HEAD") or (status in (301, 302) and request.method == "POST")
    if not target.startswith(("http://", "https://")):
        problem = _LEADS.format(_shown(request, target), "not HTTP")
    elif fault := fault_of(target):
        problem = _LEADS.format(_shown(request, target), f"not a valid address: {fault}")
    elif request.url.startswith("https:") and target.startswith("http:"):
        problem = f"the redirect to {_shown(request, target)} would drop TLS"
    elif changes_method or not request.body:
        pass  # no body goes along
    elif leaves:
        problem = (
            f"the redirect to {_shown(request, target)} would send the body of the request to another origin; if that is "
            "where the API is, pass it as base_url"
        )
    elif not request.replayable:
        problem = "the request is redirected, and its body cannot be sent twice; pass bytes or a seekable file"
    if problem:
        raise refused(request, status, headers, body, problem)
    drop: dict[str, object] = {}
    if leaves:
        drop = {name: None for name, value in request.headers.pairs if tells_who_we_are(name, value)}
        drop["host"] = None
    method, content = request.method, request.body
    if changes_method:
        drop.update(dict.fromkeys(_OF_BODY))
        method, content = "GET", None
    return request.changed(
        method=method,
        url=target,
        headers=request.headers.merged(drop),
        body=content,
        foreign=request.foreign or leaves,
    )


def _shown(request: Request, url: str) -> str:
    """Return an address for a message. Secrets go first: half of a password with an "@" in it would stay otherwise."""
    return mask_url(mask_text(url, request.summary.secrets))[:200]


def refused(request: Request, status: int, headers: Headers, body: bytes, problem: str) -> APIStatusError:
    """Make the error of a redirect that is not followed."""
    error = from_response(status, headers, body, request=request.summary)
    error.message = problem
    error.args = (problem,)
    return error


def join(base: str, location: str) -> str:
    """Resolve `location` against `base` (RFC 3986, section 5.2), without its fragment."""
    from urllib.parse import urljoin

    return urljoin(base, location.strip()).partition("#")[0]


def origin(url: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port of `url`, the default port filled in. ValueError where `url` cannot be one."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    port = parts.port  # ValueError where it is none
    if port is None:
        port = {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port

# Copied from templates/runtime/client/redirects.py: edit it there.
