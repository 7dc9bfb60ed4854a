"""The options of a client as attributes: readable, and settable from the next call on. Copies made before stay as they are.

Setting goes through the same checks as the constructor. A name that looks like a misspelt option is refused; any other
attribute may be set, as tracers and tests do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..base.address import Address
from ..base.annotating import Later
from ..base.headers import Headers
from ..base.secrets import Key, Secret, Veil, veiled
from ..request.build import default_headers
from ..request.options import Options

if TYPE_CHECKING:
    from ..limits import limits as told
    from . import base_url as address
    from . import limits_view
else:
    address = Later(".base_url", __package__)
    limits_view = Later(".limits_view", __package__)
    told = Later("..limits.limits", __package__)

__all__ = ("OpenAISettings", "Settings", "limits_of")


_INSIDE = {
    "_client": "pass http_client=... to the constructor, or to copy()",
    "_custom_headers": "they are default_headers",
    "_custom_query": "it is default_query",
}
"""Private parts of the official client that programs touch, and what to use instead."""


class Settings:
    """The options that every client has."""

    __slots__ = ()

    _options: Options

    if TYPE_CHECKING:

        def _change(self, changes: dict[str, Any]) -> None: ...

        def _known(self) -> tuple[Any, ...]: ...

    @property
    def api_key(self) -> str | None:
        """The key; "" if there is none, or if a function returns it. Its repr is ***."""
        return _text(self._options.api_key)

    @api_key.setter
    def api_key(self, value: Any) -> None:
        value = Secret.of(value)  # a traceback may show the variables of this frame
        self._change({"api_key": value})

    @property
    def auth_headers(self) -> dict[str, str]:
        """The header that authenticates, as it is sent; empty if a function returns the key. Its repr shows no key."""
        name, prefix = self._options.key_header
        key = self._options.key_for(False)
        return Veil({name: prefix + key.reveal()} if isinstance(key, Secret) and name[0] != "?" else {})

    @property
    def base_url(self) -> address.BaseURL:
        """The address of the API, with a slash at its end."""
        return address.BaseURL(f"{self._options.base_url}/")

    @base_url.setter
    def base_url(self, value: Any) -> None:
        value = Address.of(value)  # a traceback may show the variables of this frame
        self._change({"base_url": value})

    @property
    def _base_url(self) -> address.BaseURL:
        """The same as `base_url`, under a name that some programs read."""
        return self.base_url

    @property
    def timeout(self) -> Any:
        """The default time limits of calls, as they were given: seconds, None, or an object with the four limits."""
        return self._options.timeout_given

    @timeout.setter
    def timeout(self, value: Any) -> None:
        self._change({"timeout": value})

    @property
    def max_retries(self) -> int:
        """How often calls are tried again by default."""
        return self._options.max_retries

    @max_retries.setter
    def max_retries(self, value: int) -> None:
        self._change({"max_retries": value})

    @property
    def limits(self) -> limits_view.LimitsView:
        """What calls keep to, and what is known of it: true if that is anything. Set it to None, "headers" or Limits(...)."""
        return limits_view.LimitsView(self._options.limits, self._known())

    @limits.setter
    def limits(self, value: Literal["headers"] | told.Limits | None) -> None:
        self._change({"limits": limits_of(value)})

    @property
    def default_headers(self) -> Headers:
        """The headers of every JSON request, without the key. Set it to replace those that the caller has added."""
        return default_headers(self._options)

    @default_headers.setter
    def default_headers(self, value: Mapping[str, str | None]) -> None:
        (value,) = veiled(value)
        self._change({"set_default_headers": value})

    @property
    def default_query(self) -> dict[str, object]:
        """The query parameters of every request, as a copy. Set it to replace them."""
        return Veil(self._options.default_query)

    @default_query.setter
    def default_query(self, value: Mapping[str, object]) -> None:
        (value,) = veiled(value)
        self._change({"set_default_query": value})

    @property
    def webhook_secret(self) -> Secret | None:
        """The secret that webhooks are signed with. `reveal()` returns its text."""
        secret: Secret | None = self._options.webhook_secret
        return secret

    @webhook_secret.setter
    def webhook_secret(self, value: Any) -> None:
        value = Secret.of(value)  # a traceback may show the variables of this frame
        self._change({"webhook_secret": value})

    if not TYPE_CHECKING:  # for type checkers, what a client does not have is an error

        def __setattr__(self, name: str, value: object) -> None:
            if name in _INSIDE:
                raise AttributeError(f"{name} cannot be set: {_INSIDE[name]}", name=name)
            if name[0] != "_" and not hasattr(type(self), name):
                from .advice import refuse_misspelt

                refuse_misspelt(self, name)
            try:
                object.__setattr__(self, name, value)
            except Exception:
                value = None  # a traceback may show the variables of this frame
                raise

        def __getattr__(self, name: str) -> Any:
            if name[0] == "_":
                why = f": {_INSIDE[name]}" if name in _INSIDE else ""
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}{why}", name=name)
            own = getattr(type(self), name, None)
            if own is not None:
                return own.__get__(self)  # a property that failed: its own error says more
            from .advice import missing

            raise AttributeError(missing(self, name), name=name)


class OpenAISettings(Settings):
    """The options that only the API of OpenAI has a use for."""

    __slots__ = ()

    @property
    def admin_api_key(self) -> str | None:
        """The key for operations that administer an organization; None if there is none. Its repr is ***."""
        return _text(self._options.admin_api_key) or None

    @admin_api_key.setter
    def admin_api_key(self, value: Any) -> None:
        value = Secret.of(value)  # a traceback may show the variables of this frame
        self._change({"admin_api_key": value})

    @property
    def organization(self) -> str | None:
        """The organization that is sent with every request."""
        return self._options.organization

    @organization.setter
    def organization(self, value: str | None) -> None:
        self._change({"organization": value})

    @property
    def project(self) -> str | None:
        """The project that is sent with every request."""
        return self._options.project

    @project.setter
    def project(self, value: str | None) -> None:
        self._change({"project": value})

    @property
    def websocket_base_url(self) -> str | None:
        """The address for websockets; None if it follows from `base_url`."""
        return self._options.websocket_base_url

    @websocket_base_url.setter
    def websocket_base_url(self, value: Any) -> None:
        self._change({"websocket_base_url": value})


def limits_of(value: Any) -> Any:
    """Return the Limits that `value` stands for, None for none."""
    if value is None:
        return None
    from ..limits.limits import Limits  # few clients have limits

    return Limits.of(value)


def _text(key: Any) -> str:
    return Key(key.reveal()) if isinstance(key, Secret) else ""
