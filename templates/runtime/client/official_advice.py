"""Names of the official package that are not here, each with what to do instead."""

from __future__ import annotations

from typing import Any

from ..base.lazy_package import is_module
from ..base.nearest import did_you_mean
from .official_options import PROVIDERS, WORKLOAD_IDENTITY

__all__ = ("WITHOUT", "missing_in_package")

_BEDROCK = (
    "there is no client for Amazon Bedrock alone: pass the address of its OpenAI-compatible endpoint as base_url and a "
    "Bedrock API key as api_key, or http_client=httpx.Client(auth=...) to sign with AWS credentials"
)
_COMPUTER = (
    "the loop that drives a computer is not part of this package; call client.responses.create in one of your own"
)
_PRIVATE = "only what the official package offers in public is here"

WITHOUT = {
    "BedrockOpenAI": _BEDROCK,
    "AsyncBedrockOpenAI": _BEDROCK,
    "bedrock_token_provider": _BEDROCK,
    "ComputerToolset": _COMPUTER,
    "AsyncComputerToolset": _COMPUTER,
    "ComputerDriver": _COMPUTER,
    "AsyncComputerDriver": _COMPUTER,
    "auth": WORKLOAD_IDENTITY,
    "providers": PROVIDERS,
    "error": "the errors are at the top of the package: RateLimitError, APIConnectionError and so on",
    "api_base": "it is called base_url",
    "proxy": "pass http_client=DefaultHttpxClient(proxy=...)",
    "proxies": "pass http_client=DefaultHttpxClient(proxy=...)",
    "Retry": "clients and calls take max_retries=...",
    "Hooks": "clients take on_request=... and on_response=...",
    "Usage": "answers of responses have a types.responses.ResponseUsage, those of chat.completions a types.CompletionUsage",
    "CancelledError": "asyncio and trio raise their own: no error of this package stands for a call that was cancelled",
    "HTTPError": "it is APIError",
    "HTTPStatusError": "it is APIStatusError",
    "InvalidRequestError": "it is BadRequestError",
    "ServiceUnavailableError": "it is InternalServerError",
    "TimeoutException": "it is APITimeoutError",
    "ConnectError": "it is APIConnectionError",
    "util": _PRIVATE,
    "openai_object": "answers are typed objects; their base class is BaseModel",
}
"""Names of the official package, of today or of its versions before 1.0, and of httpx, that are not here, and what to do about it."""

_BEFORE_1 = {
    "ChatCompletion": "chat.completions.create",
    "Completion": "completions.create",
    "Edit": "chat.completions.create",
    "Embedding": "embeddings.create",
    "Image": "images.generate",
    "Audio": "audio.transcriptions.create",
    "File": "files.create",
    "FineTune": "fine_tuning.jobs.create",
    "FineTuningJob": "fine_tuning.jobs.create",
    "Model": "models.list",
    "Moderation": "moderations.create",
    "Engine": "models.list",
    "Deployment": "models.list",
    "Customer": "chat.completions.create",
    "ErrorObject": "chat.completions.create",
}


_MODULES = ("testing", "transports", "bulk", "pagination", "lib.streaming.responses", "lib.streaming.chat")
"""Where public names are that are not at the top, in the order in which they are looked for."""


def missing_in_package(package: str, name: str, public: Any) -> str:
    """Return the message for a name that `package` does not have."""
    path = _path_of_type(package, name)
    if name in _BEFORE_1:
        type_ = f"the type is {path}; " if path else ""
        why = f"{type_}what openai had before version 1.0 is client = {package}.Client(), and client.{_BEFORE_1[name]}(...)"
    elif name in WITHOUT:
        why = WITHOUT[name]
    else:
        path = path or _path_in_modules(package, name)
        why = f"it is {path}" if path else did_you_mean(name, public, 2)
    return f"module {package!r} has no attribute {name!r}{why and ': '}{why}"


def _path_in_modules(package: str, name: str) -> str:
    """Return where a public name is that is not at the top; "" if there is none."""
    from importlib import import_module

    for module in _MODULES:
        if is_module(package, module) and name in import_module(f"{package}.{module}").__all__:
            return f"{package}.{module}.{name}"
    return ""


def _path_of_type(package: str, name: str) -> str:
    """Return where users find a class of answers or of arguments, the shortest path; "" if there is none of that name."""
    from importlib import import_module
    from pkgutil import iter_modules

    waiting = [f"{package}.types"] if is_module(package, "types") else []
    while waiting:
        module = import_module(waiting.pop(0))
        if name in dir(module):
            return f"{module.__name__}.{name}"
        waiting += [f"{module.__name__}.{each.name}" for each in iter_modules(module.__path__) if each.ispkg]
    return ""
