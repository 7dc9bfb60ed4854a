"""Azure OpenAI: other addresses, another key header. A mixin before Client or AsyncClient.

    azure_endpoint + api_version   deployments mode: /openai/deployments/{model}/chat/completions?api-version=...
    azure_endpoint alone           v1 mode: /openai/v1/chat/completions, as on OpenAI

The key travels in `api-key`; a Microsoft Entra token (`azure_ad_token`, or `azure_ad_token_provider`, which is asked
at every attempt and may be async) travels as a bearer token.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from .base_client import BaseClient
from .errors import UsageError, UsageTypeError
from .masking import Address, Secret, Veil
from .operation import Operation
from .options import ENVIRONMENT, given, hidden, variable
from .query import quote_segment
from .sentinel import Unset

__all__ = ("AzureMixin",)

_BY_DEPLOYMENT = frozenset(
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
_V1_VERSIONS = (None, "v1", "latest")


class AzureMixin(BaseClient):
    """What is different on Azure.

    Environment: AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_API_KEY, AZURE_OPENAI_AD_TOKEN, OPENAI_API_VERSION.
    `azure_deployment` is used in the place of the call's `model`, in deployments mode.
    """

    environment: ClassVar[Mapping[str, str]] = {
        **{option: name for option, name in ENVIRONMENT.items() if option not in ("admin_api_key", "base_url")},
        "api_key": "AZURE_OPENAI_API_KEY",
        "azure_ad_token": "AZURE_OPENAI_AD_TOKEN",
    }

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
        base_url, azure_endpoint = Address.of(base_url), Address.of(azure_endpoint)
        token: Any = given("azure_ad_token", azure_ad_token)
        if azure_ad_token_provider is not None:
            if not callable(azure_ad_token_provider):
                kind = type(Secret.of(azure_ad_token_provider).reveal()).__name__
                azure_ad_token_provider = None
                raise UsageTypeError(f"azure_ad_token_provider must be a function that gives a token, not {kind}")
            token = azure_ad_token_provider
        if token is None and api_key is None:
            api_key = Secret.of(variable(self.environment["api_key"]))
            token = Secret.of(variable(self.environment["azure_ad_token"])) if api_key is None else None
        if api_version is None:
            api_version = variable("OPENAI_API_VERSION")
        elif not api_version.strip():
            raise UsageError("api_version is empty; None stands for the environment's, and only None")
        self._deployments = api_version not in _V1_VERSIONS and api_version != "preview"
        self._deployment = azure_deployment
        if base_url is None:
            endpoint = variable("AZURE_OPENAI_ENDPOINT") if azure_endpoint is None else azure_endpoint.strip()
            if not endpoint:
                raise UsageError("give azure_endpoint=... or base_url=..., or set AZURE_OPENAI_ENDPOINT")
            endpoint = Address.of(endpoint)
            base_url = Address.of(f"{endpoint.rstrip('/')}/openai" + ("" if self._deployments else "/v1"))
        elif azure_endpoint is not None:
            raise UsageError("give azure_endpoint or base_url, not both")
        query = Veil(options.pop("default_query", None) or {})
        if api_version not in _V1_VERSIONS:
            query.setdefault("api-version", api_version)
        super().__init__(
            api_key=api_key if token is None else token,
            base_url=base_url,
            default_query=query,
            key_header=("Authorization", "Bearer ") if token is not None else ("api-key", ""),
            **options,
        )

    def _target(self, operation: Operation, values: dict[str, Any]) -> Operation:
        """Put the deployment into the path."""
        if not self._deployments or operation.path not in _BY_DEPLOYMENT:
            return operation
        body = values.get("body")
        model = self._deployment or (body.get("model") if isinstance(body, dict) else None)
        if model is None or isinstance(model, Unset):
            raise UsageError(f"{operation.name}: give model=... or make the client with azure_deployment=...")
        return operation.below(f"/deployments/{quote_segment(operation.name, 'model', model)}")

    def _copy(self, options: Any, mode: str) -> Any:
        new = super()._copy(options, mode)
        new._deployments, new._deployment = self._deployments, self._deployment
        return new
