"""Options: the settings of a client. An argument wins over the environment, the environment over the default.

Keys are kept as Secret from the first line on; the repr of options, and so of a client, shows none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, Literal

from ..base.address import Address, fault_of
from ..base.errors import UsageError, UsageTypeError
from ..base.headers import EMPTY, Headers
from ..base.secrets import KEY_NAMES, Secret, Veil, veiled
from ..base.timeouts import Timeout, TimeoutTypes, timeout_of
from ..base.unset import UNSET, is_not_given, removes
from ..data import codec

__all__ = (
    "DEFAULT_BASE_URL",
    "ENVIRONMENT",
    "KEY_HEADERS",
    "SECRETS",
    "KeySource",
    "Options",
    "given",
    "hidden",
    "variable",
)

DEFAULT_BASE_URL = "https://api.openai.com/v1"
DEFAULT_MAX_RETRIES = 2
DEFAULT_MAX_EVENT_BYTES = 64 * 1024 * 1024
"""Enough for an event that holds a picture in base64. A buffer needs some bound."""
DEFAULT_MAX_ANSWER_BYTES = 512 * 1024 * 1024
"""As long as the longest file that the service stores, so that any of them can be downloaded."""

ENVIRONMENT: Mapping[str, str] = {
    "api_key": "OPENAI_API_KEY",
    "admin_api_key": "OPENAI_ADMIN_KEY",
    "base_url": "OPENAI_BASE_URL",
    "organization": "OPENAI_ORG_ID",
    "project": "OPENAI_PROJECT_ID",
    "webhook_secret": "OPENAI_WEBHOOK_SECRET",
    "custom_headers": "OPENAI_CUSTOM_HEADERS",
    "log": "OPENAI_LOG",
}
"""Option -> environment variable that is read if the option is not given. Other options have none."""

SECRETS = ("admin_api_key", "api_key", "webhook_secret")
"""Options that are never shown."""
_HIDDEN = (*SECRETS, "azure_ad_token", "azure_ad_token_provider")
KEY_HEADERS = ("authorization", "api-key", "x-api-key")
"""A caller who sets one of these headers needs no key."""

KeySource = "Secret | Callable[[], Any] | None"


def variable(name: str | None) -> str | None:
    """Return the value of an environment variable; None if it is missing, empty or blank."""
    value = os.environ.get(name, "").strip() if name else ""
    return value or None


class Options:
    """The settings of one client. Changed copies come from `replaced`; the object itself never changes."""

    __slots__ = (
        "admin_api_key",
        "api_key",
        "base_url",
        "default_headers",
        "default_query",
        "dropped_headers",
        "enforced",
        "environment",
        "header_cache",
        "json",
        "json_loads",
        "key_header",
        "limits",
        "max_answer_bytes",
        "max_event_bytes",
        "max_retries",
        "on_request",
        "on_response",
        "organization",
        "project",
        "strict",
        "timeout",
        "timeout_given",
        "unknown_parameters",
        "user_agent",
        "vouched",
        "warned_of",
        "webhook_secret",
        "websocket_base_url",
    )

    def __init__(
        self,
        *,
        api_key: str | Secret | Callable[[], Any] | None = None,
        admin_api_key: str | Secret | Callable[[], Any] | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | None = None,
        websocket_base_url: str | None = None,
        webhook_secret: str | Secret | None = None,
        timeout: TimeoutTypes = UNSET,
        max_retries: int = DEFAULT_MAX_RETRIES,
        limits: Any = None,
        default_headers: Mapping[str, Any] | None = None,
        default_query: Mapping[str, Any] | None = None,
        strict: bool = True,
        unknown_parameters: Literal["refuse", "warn", "send"] = "refuse",
        max_event_bytes: int | None = DEFAULT_MAX_EVENT_BYTES,
        max_answer_bytes: int | None = DEFAULT_MAX_ANSWER_BYTES,
        json: Literal["fast"] | None = None,
        json_loads: Callable[[Any], Any] | None = None,
        on_request: Callable[[Any], Any] | None = None,
        on_response: Callable[[Any], Any] | None = None,
        user_agent: str = "wherry",
        default_base_url: str = DEFAULT_BASE_URL,
        key_header: tuple[str, str] = ("Authorization", "Bearer "),
        environment: Mapping[str, str] = ENVIRONMENT,
        vouched: bool = False,
        enforced: bool = True,
    ) -> None:
        self.environment = environment
        self.key_header = key_header
        KEY_NAMES.add(key_header[0].removeprefix("?").lower())
        self.vouched = vouched
        self.enforced = enforced
        self.api_key = api_key = self._given("api_key", api_key)
        self.admin_api_key = admin_api_key = self._given("admin_api_key", admin_api_key)
        self.webhook_secret = webhook_secret = self._given("webhook_secret", webhook_secret)
        self.dropped_headers = _dropped(default_headers)
        ambient = ambient_headers(environment.get("custom_headers"))
        self.default_headers = default_headers = EMPTY.merged(ambient, default_headers)
        self.organization = variable(environment.get("organization")) if organization is None else organization
        self.project = variable(environment.get("project")) if project is None else project
        default_headers, default_query = veiled(default_headers, default_query)
        self.default_query: dict[str, Any] = Veil(default_query or {})
        source = "base_url"
        if base_url is None and (base_url := variable(environment.get("base_url"))) is not None:
            source = f"base_url (environment variable {environment['base_url']})"
        base_url = default_base_url if base_url is None else base_url
        if not base_url and not default_base_url:
            raise UsageError(f"no base URL: pass base_url=..., or set {environment.get('base_url')}")
        self.base_url = base_url = _base_url(base_url, self.default_query, source)
        self.websocket_base_url = websocket_base_url = _websocket_base_url(websocket_base_url)
        self.timeout: Timeout = timeout_of(timeout)
        self.timeout_given = self.timeout if is_not_given(timeout) else timeout
        self.max_retries = retries(max_retries)
        self.limits = limits
        """A Limits, or None: calls keep to none."""
        self.strict = strict
        self.unknown_parameters = _one_of("unknown_parameters", unknown_parameters, ("refuse", "warn", "send"))
        self.warned_of: set[str] = set()
        self.max_event_bytes = _positive("max_event_bytes", max_event_bytes)
        self.max_answer_bytes = _positive("max_answer_bytes", max_answer_bytes)
        self.json = _json(json)
        self.json_loads = _reader(json_loads)
        self.on_request = on_request
        self.on_response = on_response
        self.user_agent = user_agent
        self.header_cache: dict[tuple[Any, ...], Headers] = {}

    def replaced(self, changes: Mapping[str, Any]) -> Options:
        """Return a copy with `changes`, without those that are UNSET. Default headers and query are added to, not replaced."""
        new = object.__new__(type(self))
        for name in Options.__slots__:
            setattr(new, name, getattr(self, name))
        new.header_cache = {}
        for name, value in changes.items():
            if is_not_given(value):
                continue
            if name in SECRETS:
                value = given(name, value)  # a traceback may show the variables of this frame
                setattr(new, name, value)
            elif name == "default_headers":
                named = frozenset(header.lower() for header in value or ())
                new.dropped_headers = (self.dropped_headers - named) | _dropped(value)
                new.default_headers = self.default_headers.merged(value)
            elif name == "set_default_headers":
                new.dropped_headers, new.default_headers = _dropped(value), EMPTY.merged(value)
            elif name == "default_query":
                new.default_query = Veil({**self.default_query, **(value or {})})
            elif name == "set_default_query":
                new.default_query = Veil(value or {})
            elif name == "base_url":
                new.default_query = Veil(new.default_query)
                new.base_url = _base_url(value, new.default_query)
            elif name == "websocket_base_url":
                new.websocket_base_url = _websocket_base_url(value)
            elif name == "timeout":
                new.timeout = timeout_of(value, self.timeout)
                new.timeout_given = value
            elif name == "max_retries":
                new.max_retries = retries(value, self.max_retries)
            elif name in ("max_answer_bytes", "max_event_bytes"):
                setattr(new, name, _positive(name, value))
            elif name == "unknown_parameters":
                new.unknown_parameters = _one_of(name, value, ("refuse", "warn", "send"))
            elif name == "json":
                new.json = _json(value)
            elif name == "json_loads":
                new.json_loads = _reader(value)
            elif name in Options.__slots__ and name not in (
                "environment",
                "header_cache",
                "timeout_given",
                "warned_of",
            ):
                setattr(new, name, value)
            else:
                raise UsageTypeError(f"{name} is not a client option")
        new.check_key()
        return new

    def _given(self, name: str, value: Any) -> Any:
        """Return a key, hidden, or the one of the environment for None. "" is refused: it is a key that got lost somewhere."""
        if value is None or is_not_given(value):
            return Secret.of(variable(self.environment.get(name)))
        return given(name, value)

    @property
    def loads(self) -> Callable[[Any], Any]:
        """The function that reads JSON."""
        read: Callable[[Any], Any] = self.json_loads or self.json.loads
        return read

    def key_for(self, admin: bool) -> Secret | Callable[[], Any] | None:
        """Return the key for an operation, or the function that returns it; None if its header is never sent."""
        if self.key_header[0].lower() in self.dropped_headers:
            return None
        key: Secret | Callable[[], Any] | None = self.admin_api_key if admin else self.api_key
        return key

    @property
    def is_vouched(self) -> bool:
        """Whether calls authenticate without a key: by the HTTP client, or as `default_headers` say."""
        names = (*KEY_HEADERS, self.key_header[0].lower())
        return self.vouched or any(name in self.default_headers or name in self.dropped_headers for name in names)

    def check_key(self) -> None:
        """Raise UsageError if no call could authenticate."""
        if self.enforced and self.api_key is None and self.admin_api_key is None and not self.is_vouched:
            tokens = [f"{option}=... ({name}), " for option, name in self.environment.items() if "token" in option]
            others = {"admin_api_key", "azure_ad_token"} & self.environment.keys()
            tokens += ["admin_api_key=..., "] if others else []
            header = "Authorization" if self.key_header[0].startswith("?") else self.key_header[0]
            article = "an" if header[0].lower() in "aeioux" else "a"
            raise UsageError(
                f"no API key: {self._ways('api_key')}; or pass {''.join(tokens)}{article} "
                f"{header} header in default_headers, or auth on the http_client; if the server needs no key, "
                "pass any text as api_key"
            )

    def missing_key(self, admin: bool) -> str:
        """Return the message for an operation whose key is missing."""
        argument = "admin_api_key" if admin else "api_key"
        kind = "an admin API key" if admin else "an API key"
        return f"this operation needs {kind}: {self._ways(argument)}; nothing was sent"

    def _ways(self, argument: str) -> str:
        name = self.environment.get(argument)
        if not name:
            return f"pass {argument}=... to the client"
        empty = " (it is set, and empty)" if name in os.environ and variable(name) is None else ""
        return f"pass {argument}=... to the client, or set the environment variable {name}{empty}"

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The keys and secrets, which must never be shown."""
        held = (self.api_key, self.admin_api_key, self.webhook_secret)
        return tuple(value for value in held if isinstance(value, Secret))

    def __repr__(self) -> str:
        return f"<Options of {_shown(getattr(self, 'base_url', 'nothing'))}>"


def _dropped(headers: Mapping[str, Any] | None) -> frozenset[str]:
    """The names, in lower case, of the headers that the caller removes."""
    pairs = headers.items() if headers and not isinstance(headers, Headers) else ()
    return frozenset(name.lower() for name, value in pairs if removes(value))


def retries(value: int, default: int = DEFAULT_MAX_RETRIES) -> int:
    """Return a number of retries, checked; `default` if it is not given."""
    if is_not_given(value):
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        raise UsageTypeError(f"max_retries must be a number, not {value!r}; 0 means that nothing is retried")
    if value < 0:
        raise UsageError(f"max_retries must be 0 or a positive number, not {value!r}")
    return value


def _one_of(name: str, value: str, words: tuple[str, ...]) -> str:
    if value not in words:
        raise UsageError(f"{name} must be one of {', '.join(map(repr, words))}, not {value!r}")
    return value


def _json(value: object) -> ModuleType:
    """Return the module that reads and writes JSON: `loads` and `encode`."""
    if value is None:
        return codec
    if value != "fast":
        raise UsageError(f'json must be "fast" or None, not {value!r}; pass a function that parses JSON as json_loads')
    try:
        from ..data import fast_json
    except ImportError as exc:
        raise UsageError(f'json="fast" needs msgspec and orjson ({exc}): pip install msgspec orjson') from None
    return fast_json


def _reader(function: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    if function is not None and not callable(function):
        raise UsageError(f'json_loads must be a function that parses JSON, not {function!r}; json="fast" needs none')
    return function


def given(name: str, value: str | Secret | Callable[[], Any] | None) -> Secret | Callable[[], Any] | None:
    """Return a key, hidden. One that is not text, or is blank, is refused and not shown."""
    hidden: Secret | Callable[[], Any] | None = Secret.of(value)
    value = None
    if not isinstance(hidden, Secret):
        if hidden is not None and name == "webhook_secret":
            raise UsageTypeError(f"{name} must be a string, not {type(hidden).__name__}")
        return hidden
    if not isinstance(hidden.reveal(), str):
        kind = type(hidden.reveal()).__name__
        more = "" if name == "webhook_secret" else " or a function that returns one"
        raise UsageTypeError(f"{name} must be a string{more}, not {kind}")
    if not hidden.reveal().strip():
        raise UsageError(f"{name} is empty; leave it out, or pass None, to use the environment variable")
    return hidden


def hidden(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return `options` with their secrets hidden: a traceback may show the variables of a frame."""
    return {
        name: Secret.of(value) if name in _HIDDEN else Address.of(value) if name == "base_url" else Veil.over(value)
        for name, value in options.items()
    }


def _base_url(url: str, query: dict[str, Any], source: str = "base_url") -> str:
    """Return `url` without a slash at its end; its query goes into `query`. Errors name `source` as its origin."""
    url = Address.of(str(url).strip())
    if not url.startswith(("http://", "https://")) or any(character.isspace() for character in url):
        raise UsageError(f"{source} must be an http:// or https:// address, not {_shown(url)!r}")
    if problem := fault_of(url):
        raise UsageError(f"{source} cannot be connected to: {problem} ({_shown(url)[:300]!r})")
    url, _, own = url.partition("#")[0].partition("?")
    if own:
        from urllib.parse import parse_qsl

        for name, value in parse_qsl(own, keep_blank_values=True):
            query.setdefault(name, value)
    return Address.of(url.rstrip("/"))  # type: ignore[no-any-return]


def _websocket_base_url(url: Any) -> str | None:
    if url is None:
        return None
    url = Address.of(str(url).strip())
    if not url.startswith(("ws://", "wss://", "http://", "https://")):
        raise UsageError(f"websocket_base_url must be a ws:// or wss:// address, not {_shown(url)!r}")
    return Address.of(url.rstrip("/"))  # type: ignore[no-any-return]


def ambient_headers(name: str | None) -> dict[str, str]:
    """Return the headers in an environment variable, one `Name: value` on each line."""
    found: dict[str, str] = Veil()
    for number, line in enumerate((variable(name) or "").splitlines(), 1):
        header, colon, value = line.partition(":")
        if colon:
            found[header.strip()] = value.strip()
        elif header.strip():
            line = header = ""  # a traceback may show the variables of this frame
            raise UsageError(f"{name}: line {number} is not of the form `Name: value`")
    return found


def _shown(url: str) -> str:
    from ..base.masking import mask_url

    return mask_url(url)


def _positive(name: str, value: int | None) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value <= 0):
        raise UsageError(f"{name} must be a positive number of bytes, or None for no limit, not {value!r}")
    return value

# Copied from templates/runtime/request/options.py: edit it there.
