"""Azure OpenAI: other addresses, another key header. A mixin before Client or AsyncClient.

    azure_endpoint + api_version   deployments mode: /openai/deployments/{model}/chat/completions?api-version=...
    azure_endpoint alone           v1 mode: /openai/v1/chat/completions, as on OpenAI
    base_url                       the same at an address that is used as given: v1 mode if it ends in /v1, or if there
                                   is no api_version; deployments mode if it ends in /deployments/NAME

Addresses may have any of their usual spellings (azure_address). The key is sent in `api-key`; a Microsoft Entra token
(`azure_ad_token`, or `azure_ad_token_provider`, which is called at every attempt and may be async) as a bearer token.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ..base.address import Address
from ..base.annotating import Self
from ..base.errors import UsageError, UsageTypeError
from ..base.operation import Operation
from ..base.secrets import Secret, Veil
from ..base.unset import UNSET, is_not_given
from ..request.options import ENVIRONMENT, given, hidden, variable
from ..request.query import quote_segment
from .azure_address import BY_DEPLOYMENT, MODEL_IN_BODY, AzureAddress
from .base import BaseClient
from .keywords import refuse_unknown

__all__ = ("AzureMixin",)

_V1_VERSIONS = (None, "v1", "latest", "preview")
_NO_QUERY = (None, "v1", "latest")


class AzureMixin(BaseClient):
    """The API on Azure OpenAI. `model` is the name of a deployment.

    Args:
        azure_endpoint: `https://NAME.openai.azure.com`, in any spelling of the portal. Default: AZURE_OPENAI_ENDPOINT.
        azure_deployment: The deployment that answers, whatever `model` says.
        api_version: A version such as "2024-10-21": each deployment has a path of its own. Without one, and without
            OPENAI_API_VERSION in the environment, the newer API under `/openai/v1` is called.
        api_key: The key of the resource. Default: AZURE_OPENAI_API_KEY.
        azure_ad_token: A Microsoft Entra token instead of a key. Default: AZURE_OPENAI_AD_TOKEN.
        azure_ad_token_provider: A function that returns such a token; it is called at every attempt.
        base_url: Another address instead of `azure_endpoint`, used as it is.
        options: Everything else that Client takes.

    Raises:
        UsageError: The address or the key is missing, or two options exclude each other.
    """

    environment: ClassVar[Mapping[str, str]] = {
        **{option: name for option, name in ENVIRONMENT.items() if option not in ("admin_api_key", "base_url")},
        "api_key": "AZURE_OPENAI_API_KEY",
        "azure_ad_token": "AZURE_OPENAI_AD_TOKEN",
    }
    _azure = True
    _above: ClassVar[type | None] = None
    """The client whose options are not those of Azure: its own __init__ is passed over."""

    def __init__(
        self,
        *,
        azure_endpoint: str | None = None,
        azure_deployment: str | None = None,
        api_version: str | None = None,
        api_key: str | Secret | Callable[[], Any] | None = None,
        azure_ad_token: str | Secret | None = None,
        azure_ad_token_provider: Callable[[], Any] | None = None,
        base_url: str | None = None,
        **options: Any,
    ) -> None:
        # Keys are hidden before anything can fail: a traceback may show the variables of this frame.
        api_key, azure_ad_token = Secret.of(api_key), Secret.of(azure_ad_token)
        options = hidden(options)
        if self._above is not None:
            refuse_unknown(self._above.__init__, type(self), options)  # type: ignore[misc]
        base_url, azure_endpoint = Address.of(base_url), Address.of(azure_endpoint)
        token: Any = given("azure_ad_token", azure_ad_token)
        if azure_ad_token_provider is not None:
            if not callable(azure_ad_token_provider):
                kind = type(Secret.of(azure_ad_token_provider).reveal()).__name__
                azure_ad_token_provider = None
                raise UsageTypeError(f"azure_ad_token_provider must be a function that returns a token, not {kind}")
            token = azure_ad_token_provider
        if token is None and api_key is None:
            api_key = Secret.of(variable(self.environment["api_key"]))
            token = Secret.of(variable(self.environment["azure_ad_token"])) if api_key is None else None
        if api_version is not None and not api_version.strip():
            raise UsageError("api_version is empty; leave it out, or pass None, to use the environment variable")
        if base_url is not None and azure_endpoint is not None:
            raise UsageError("pass azure_endpoint or base_url, not both")
        if base_url is None and azure_endpoint is None:
            azure_endpoint = Address.of(variable("AZURE_OPENAI_ENDPOINT"))
            if azure_endpoint is None:
                raise UsageError("pass azure_endpoint=... or base_url=..., or set AZURE_OPENAI_ENDPOINT")
        query = Veil(options.pop("default_query", None) or {})
        self._given_deployment = azure_deployment
        if base_url is None:
            address = AzureAddress("azure_endpoint", azure_endpoint)
            version = api_version or address.version or query.get("api-version") or variable("OPENAI_API_VERSION")
            base_url = Address.of(self._at_endpoint(address, version))
        else:
            address = AzureAddress("base_url", base_url)
            told = api_version or address.version or query.get("api-version")
            version = told or (None if address.is_v1 else variable("OPENAI_API_VERSION"))
            base_url = Address.of(self._at_base(address, version))
        if version not in _NO_QUERY:
            query.setdefault("api-version", version)
        above: Any = self._above or AzureMixin
        super(above, self).__init__(
            api_key=api_key if token is None else token,
            base_url=base_url,
            default_query=Veil({**address.query, **query}),
            key_header=("Authorization", "Bearer ") if token is not None else ("api-key", ""),
            **options,
        )

    def _at_endpoint(self, address: AzureAddress, version: str | None) -> str:
        """Return the base of all URLs for an endpoint."""
        self._deployments = version not in _V1_VERSIONS
        self._deployment = self._given_deployment or address.deployment
        if address.deployment is not None and not self._deployments:
            raise UsageError(
                f"azure_endpoint names the deployment {address.deployment!r}, whose path needs an API version: pass "
                "api_version=... or set OPENAI_API_VERSION; for the v1 API, pass only the address of the resource"
            )
        return f"{address.root}/openai" + ("" if self._deployments else "/v1")

    def _at_base(self, address: AzureAddress, version: str | None) -> str:
        """Return the base of all URLs for a base URL."""
        self._deployment = self._given_deployment or address.deployment
        dated = version not in _V1_VERSIONS and not address.is_v1
        self._deployments = dated or address.deployment is not None
        return address.root + address.api

    def _target(self, operation: Operation, values: dict[str, Any]) -> Operation:
        """Put the deployment into the path, or into the body as its model."""
        body = values.get("body")
        if self._deployments and operation.path in BY_DEPLOYMENT:
            model = self._deployment or (body.get("model") if isinstance(body, dict) else None)
            if model is None or is_not_given(model):
                raise UsageError(f"{operation.name}: pass model=... or make the client with azure_deployment=...")
            return operation.below(f"/deployments/{quote_segment(operation.name, 'model', model)}")
        if self._deployment is not None and operation.path in MODEL_IN_BODY and isinstance(body, dict):
            values["body"] = {**body, "model": self._deployment}
        return operation

    def _socket_query(self, query: dict[str, Any]) -> dict[str, Any]:
        """Return the query of a WebSocket connection: a dated API version takes the model in `deployment`."""
        if "model" not in query or not is_not_given(query.get("call_id", UNSET)):
            return query
        others = {name: value for name, value in query.items() if name != "model"}
        return {**others, "deployment" if self._deployments else "model": self._deployment or query["model"]}

    def _model(self, values: dict[str, Any]) -> str:
        return self._deployment or super()._model(values)

    def with_options(self, **changes: Any) -> Self:
        """Return a copy with other options, `api_version` and `azure_ad_token` or its provider among them: see Client."""
        changes = hidden(changes)
        token = changes.pop("azure_ad_token_provider", None) or given(
            "azure_ad_token", changes.pop("azure_ad_token", None)
        )
        version = changes.pop("api_version", None)
        if version is not None:
            if (version in _V1_VERSIONS) is self._deployments:
                raise UsageError(
                    f"api_version {version!r} has other addresses than this client: make a new client for it"
                )
            changes["default_query"] = Veil({**(changes.get("default_query") or {}), "api-version": version})
        if token is not None:
            changes["api_key"] = token
        new = super().with_options(**changes)
        if token is not None:
            new._options = new._options.replaced({"key_header": ("Authorization", "Bearer ")})
        return new

    @property
    def api_key(self) -> str | None:
        """The key of the resource; "" if a token takes its place. Its repr is ***."""
        return super().api_key if self._options.key_header[0] == "api-key" else ""

    @api_key.setter
    def api_key(self, value: Any) -> None:
        value = Secret.of(value)  # a traceback may show the variables of this frame
        self._change({"api_key": value, "key_header": ("api-key", "")})

    def _copy(self, options: Any, mode: str) -> Any:
        new = super()._copy(options, mode)
        new._deployments, new._deployment = self._deployments, self._deployment
        new._given_deployment = self._given_deployment
        if options.base_url != self._options.base_url:
            version = options.default_query.get("api-version")
            options.base_url = new._at_base(AzureAddress("base_url", options.base_url), version)
        return new

    def _adopt(self, other: Any) -> None:
        super()._adopt(other)
        self._deployments, self._deployment = other._deployments, other._deployment
