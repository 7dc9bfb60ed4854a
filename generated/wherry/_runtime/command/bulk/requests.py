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
        fields: Fields of every request, unless the row has its own: --set and --model.
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
        self._check_fields()

    def _check_fields(self) -> None:
        """Raise UsageError for a field that is no value of its kind, or that another option fills."""
        method = self._method
        filled = {} if self._template is None else dict.fromkeys(method.prompt("", self._system), "--template")
        if "instructions" in filled:
            filled["instructions"] = "--system"
        if self._schema is not None:
            filled[method.shape] = "--schema"
        _check_body(self._fields)
        for name, value in self._fields.items():
            if name in filled:
                raise UsageError(f"--set {name}: {filled[name]} fills this field already; leave out one of the two")
            if (kind := method.misfit(name, value)) is not None:
                advice = f"; write --set '{name}=\"{value}\"'" if kind == "a text" else ""
                raise UsageError(f"--set {name}: it has to be {kind}, not {value!r}{advice}")

    def of(self, row: Any) -> tuple[Method, dict[str, Any]]:
        """Return the method of a row, and the arguments.

        Raises:
            UsageError: The row does not fit the template, or is no request.
        """
        if self._template is not None:
            return self._method, {**self._fields, **self._method.prompt(self.text(row), self._system)}
        method, body = self._method, {**_columns(row)}
        if isinstance(body.get("body"), Mapping) and isinstance(body.get("url"), str):
            method, body = self._at(body["url"]), body["body"]
        else:
            body.pop("custom_id", None)
        _check_body(body)
        return method, {**self._fields, **body}

    def text(self, row: Any) -> str:
        """Return the template, filled with a row.

        Raises:
            UsageError: The row does not fit it.
        """
        assert self._template is not None
        return self._template.filled(_columns(row))

    async def check(self, row: Any) -> None:
        """Check the first row as far as that goes without sending anything.

        Raises:
            UsageError: It does not fit the template, or is no request that the method takes.
        """
        method, fields = self.of(row)
        is_stored = method.name == "responses.create" and "prompt" in fields  # with a model and a text of its own
        if method.place and method.place not in fields and not is_stored:
            raise UsageError(
                f"it has no {method.place!r}, so it is no request of {method.name}; its columns are: {_names(row)}. "
                "With --template 'Summarise: {column}' rows are filled into a text"
            )
        if method.needs_model and "model" not in fields and not is_stored:
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


def _columns(row: Any) -> Mapping[str, Any]:
    if isinstance(row, str):
        return {"text": row}
    if not isinstance(row, Mapping):
        raise UsageError("a row has to be an object with columns, or a text")
    return row


def _check_body(fields: Mapping[str, Any]) -> None:
    """Raise UsageError for what is no field of a body, or asks for no whole answer."""
    if fields.get("stream"):
        raise UsageError("stream: a row needs a whole answer; leave it out")
    if odd := _OPTIONS & fields.keys():
        raise UsageError(f"{', '.join(sorted(odd))}: not a field of a request body")


def _names(row: Any) -> str:
    return ", ".join(map(str, row)) if isinstance(row, Mapping) else "none"

# Copied from templates/runtime/command/bulk/requests.py: edit it there.
