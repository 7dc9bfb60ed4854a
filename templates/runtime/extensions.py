"""Hand-written parts of generated models: what a client computes beside what the API sends.

Named in spec/surface.toml [extends]; a generated class has them before `BaseModel` among its bases. Rule: a mixin has
properties and methods alone. It keeps nothing in the object, because whatever is in there is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ("ResponseOutputText",)


class ResponseOutputText:
    """`output_text` of a response."""

    if TYPE_CHECKING:
        output: Any
        """The field of the generated class."""

    @property
    def output_text(self) -> str:
        """All text that the model wrote: the `output_text` parts of its messages, joined; "" if there are none."""
        output = self.output
        return "".join(
            part.text
            for item in (output if isinstance(output, list) else ())
            if getattr(item, "type", None) == "message" and isinstance(item.content, list)
            for part in item.content
            if getattr(part, "type", None) == "output_text" and isinstance(part.text, str)
        )
