"""Resources of a compat client: `client.chat.completions` passes for `openai.resources.chat.Completions`, and helpers answer in guise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from inspect import iscoroutine
from typing import Any

from ..base.secrets import Secret
from ..client.resource import AsyncResource
from ..typed.tool_set import pydantic_function_tool
from .errors import official_errors
from .fitting import Fitting
from .guises import dressed
from .models import models
from .official import answer_of, official_resource
from .real import real
from .traced import methods
from .twins import set_class

__all__ = ("dress_resource",)

_BELOW = f"{__name__.partition('._runtime.')[0]}.resources."


def dress_resource(resource: Any) -> Any:
    """Make a resource pass for the official one, in place, and return it."""
    kind: Any = type(resource)
    set_class(resource, _class_of(kind))
    return resource


@cache
def _class_of(kind: Any) -> Any:
    path = kind.__module__.removeprefix(_BELOW)
    body: dict[str, Any] = {
        **methods(kind, official_resource(path, issubclass(kind, AsyncResource))),
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__,
        "__doc__": kind.__doc__,
        "__class__": property(lambda self: official_resource(path, self._client._asynchronous) or kind),
        "_helper": lambda self, function: partial(_helped, function),
        "_ours": kind,
    }
    # In the body, not in a base of its own: the layout has to stay that of `kind`.
    return type(kind.__name__, (kind,), body | (_RECEIVING if path == "webhooks" else {}))


def _helped(function: Callable[..., Any], resource: Any, _: Any, given: dict[str, Any], **options: Any) -> Any:
    """Call a helper with twins as its models; dress what it returns."""
    client = resource._client
    to_real = client._real
    if to_real:  # a helper reads objects of ours; what comes of it is made real
        own = vars(resource).get("create")
        resource = type(resource)(client._answering_real(False))
        if own is not None:
            resource.create = own
    if isinstance(options.get("tools"), Iterable):
        options["tools"] = [_as_ours(each) for each in options["tools"]]
    with official_errors:
        found = function(resource, models(), given, **options)
    return _awaited(found, to_real) if iscoroutine(found) else dressed(found, to_real=to_real)


def _as_ours(tool: Any) -> Any:
    """Return what the official pydantic_function_tool made as a tool of ours; anything else as it is."""
    told: Any = tool.get("function", tool) if isinstance(tool, dict) else None
    model = getattr(told, "model", None)
    if model is None:
        return tool
    return pydantic_function_tool(model, name=told["name"], description=told.get("description"))


async def _awaited(found: Any, to_real: bool) -> Any:
    with official_errors:
        return dressed(await found, to_real=to_real)


def _unwrap(self: Any, payload: Any, headers: Any, *, secret: Any = None, **options: Any) -> Any:
    """Verify the signature of a received webhook and decode its payload."""
    secret = Secret.of(secret)  # a traceback may show the variables of this frame
    with official_errors:
        event = self._ours.unwrap(self, payload, headers, secret=secret, **options)
    event = Fitting(answer_of("webhooks.unwrap", False))(event)
    return real(event) if self._client._real else event


def _verify_signature(self: Any, payload: Any, headers: Any, *, secret: Any = None, **options: Any) -> None:
    """Verify the signature without decoding the payload."""
    secret = Secret.of(secret)
    with official_errors:
        self._ours.verify_signature(self, payload, headers, secret=secret, **options)


_RECEIVING = {"unwrap": _unwrap, "verify_signature": _verify_signature}
"""What the resource `webhooks` does with received ones."""

# Copied from templates/runtime/compat/resources.py: edit it there.
