"""Where an answer of 3xx leads. Pure.

A redirect to another origin loses everything that proves who we are; from https to http it is refused.
"""

from __future__ import annotations

from .address import fault_of
from .errors import APIStatusError, from_response
from .headers import Headers
from .masking import is_secret_header, mask_url
from .request import Request

__all__ = ("MAX_REDIRECTS", "REDIRECTS", "follow", "join", "origin")

REDIRECTS = frozenset((301, 302, 303, 307, 308))
MAX_REDIRECTS = 10

_LEADS = "the redirect leads to {!r}, which is {}"
_PRIVATE = ("openai-organization", "openai-project", "idempotency-key")
_OF_BODY = ("content-type", "content-length", "content-encoding")


def follow(request: Request, status: int, headers: Headers, body: bytes) -> Request:
    """Give the request that an answer with `status` and a Location leads to; APIStatusError where it must not be made."""
    location = headers.get("location") or ""
    try:
        target, problem = join(request.url, location), ""
        leaves = origin(target) != origin(request.url)
    except ValueError:
        raise refused(request, status, headers, body, _LEADS.format(mask_url(location)[:200], "no address")) from None
    if not target.startswith(("http://", "https://")):
        problem = _LEADS.format(mask_url(target)[:200], "not HTTP")
    elif fault := fault_of(target):
        problem = _LEADS.format(mask_url(target)[:200], f"no address: {fault}")
    elif request.url.startswith("https:") and target.startswith("http:"):
        problem = f"the redirect to {mask_url(target)} would leave TLS"
    changes_method = (status == 303 and request.method != "HEAD") or (status in (301, 302) and request.method == "POST")
    if not problem and not changes_method and not request.replayable:
        problem = "the request is redirected, and its body cannot be sent twice; give bytes or a seekable file"
    if problem:
        raise refused(request, status, headers, body, problem)
    drop: dict[str, object] = {}
    if leaves:
        drop = {name: None for name, _ in request.headers.pairs if is_secret_header(name) or name.lower() in _PRIVATE}
        drop["host"] = None
    if changes_method:
        drop.update(dict.fromkeys(_OF_BODY))
        return Request("GET", target, request.headers.merged(drop), None, request.timeout)
    return Request(request.method, target, request.headers.merged(drop), request.body, request.timeout)


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
    """Give scheme, host and port of `url`, the default port filled in."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    return parts.scheme, (parts.hostname or "").lower(), port or {"https": 443, "http": 80}.get(parts.scheme)
