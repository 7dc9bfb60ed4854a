"""A row becomes a request: the method to call, and its arguments.

A row is what the template is filled with; or, without a template, a request body as it is, or a line for the Batch API
(`custom_id`, `url`, `body`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...base.errors import ContentFilterFinishReasonError, LengthFinishReasonError, UsageError
from ...bulk.async_recording import async_record
from .methods import Method, method_at, method_named
from .template import Template
from .whole import check_whole

__all__ = ("OptionError", "Requests")

_OPTIONS = frozenset(("extra_body", "extra_headers", "extra_query", "idempotency_key", "max_retries", "timeout"))
"""What a method takes besides the fields of its body."""


class OptionError(UsageError):
    """What is wrong is in the options, not in the row that was looked at."""


class Requests:
    """What is sent for a row.

    Args:
        client: The client whose methods are called.
        method: The name of the method, for rows that do not say it.
        fields: Fields of every request, unless the row has its own.
        template: What rows are filled into; None: they are requests.
        system: Instructions for the model, beside a template.
        schema: The JSON Schema of the answers.

    Raises:
        UsageError: These do not go together.
    """

    def __init__(
        self,
        client: Any,
        method: str,
        fields: Mapping[str, Any],
        template: Template | None = None,
        system: str | None = None,
        schema: Mapping[str, Any] | None = None,
    ) -> None:
        self._client = client
        self._method = method_named(client, method)
        self._by_url: dict[str, Method] = {}
        self._fields = fields
        self._template = template
        self._system = system
        self._schema = schema
        if template is not None and not self._method.place:
            raise UsageError(f"--template: {method} has no place for a text; pass rows that are request bodies")
        if system is not None and (
            template is None or self._method.place not in ("messages", "input") or not self._method.shape
        ):
            raise UsageError("--system goes with a --template, and with responses.create or chat.completions.create")
        if schema is not None and not self._method.shape:
            raise UsageError("--schema goes with responses.create or chat.completions.create")

    def of(self, row: Any) -> tuple[Method, dict[str, Any]]:
        """Return the method of a row, and the arguments.

        Raises:
            UsageError: The row does not fit the template, or is no request.
        """
        if isinstance(row, str):
            row = {"text": row}
        if not isinstance(row, Mapping):
            raise UsageError("a row has to be an object with columns, or a text")
        method, fields = self._method, {**self._fields}
        if self._template is not None:
            fields |= method.prompt(self._template.filled(row), self._system)
        elif isinstance(row.get("body"), Mapping) and isinstance(row.get("url"), str):
            method = self._at(row["url"])
            fields |= row["body"]
        else:
            fields |= row
            fields.pop("custom_id", None)
        if fields.get("stream"):
            raise UsageError("stream: a row needs a whole answer; leave it out")
        if odd := _OPTIONS & fields.keys():
            raise UsageError(f"{', '.join(sorted(odd))}: not a field of a request body")
        return method, fields

    async def check(self, row: Any) -> None:
        """Check the first row as far as that goes without sending anything.

        Raises:
            UsageError: It does not fit the template, or is no request that the method takes.
        """
        method, fields = self.of(row)
        if method.place and not {method.place, "prompt"} & fields.keys():
            raise UsageError(
                f"it has no {method.place!r}, so it is no request of {method.name}; its columns are: {_names(row)}. "
                "With --template 'Summarise: {column}' rows are filled into a text"
            )
        if "model" in method.fields and "model" not in fields:
            raise OptionError("no model is named: pass --model")
        try:
            await async_record(self.send, row)
        except TypeError as error:
            raise UsageError(str(error)) from None

    async def send(self, row: Any) -> Any:
        """Call the method of a row, and return what it returns.

        Raises:
            NotWhole: There is a schema, and the answer was refused or cut off.
        """
        method, fields = self.of(row)
        if self._schema is None or not method.shape:
            return await method.call(**fields)
        try:
            answer = await method.parse(**fields, **{method.shape: self._schema})
        except (ContentFilterFinishReasonError, LengthFinishReasonError) as error:
            answer = error.completion
        check_whole(answer)
        return answer

    def _at(self, url: str) -> Method:
        if url not in self._by_url:
            self._by_url[url] = method_at(self._client, url)
        return self._by_url[url]


def _names(row: Any) -> str:
    return ", ".join(map(str, row)) if isinstance(row, Mapping) else "none"

# Copied from templates/runtime/command/bulk/requests.py: edit it there.
