"""Hand-written parts of generated models: properties that the client computes from what the API sends.

spec/surface.toml [extends] names them; a generated class has them before `BaseModel` among its bases. Rule: a mixin has
only properties and methods. It stores nothing in the object, because everything in there is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

__all__ = ("ResponseOutputText",)


class ResponseOutputText:
    """`output_text` of a response."""

    if TYPE_CHECKING:
        output: Any
        """The field of the generated class."""

    @property
    def output_text(self) -> str:
        """All text that the model wrote: the text parts of its messages, joined; "" if there are none.

        Other servers call the parts "text", send the content as a string, or name no types at all.
        """
        output = self.output
        return "".join(
            text
            for item in (output if isinstance(output, list) else ())
            if _read(item, "type") == "message" or (not _read(item, "type") and _read(item, "role"))
            for text in _texts(_read(item, "content"))
        )


def _texts(content: Any) -> Iterator[str]:
    """The texts in the content of a message, which is a string, a part, or a list of both."""
    for part in content if isinstance(content, list) else (content,):
        text = part if isinstance(part, str) else _read(part, "text")
        if isinstance(text, str) and (_read(part, "type") or "text") in ("output_text", "text"):
            yield text


def _read(value: Any, name: str) -> Any:
    """A field of a model, or of the dict that came instead of one."""
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)

# Copied from templates/runtime/mixins/output_text.py: edit it there.
