"""How a stream of each family says that it is complete. Pure tables, no wildcards.

A server that closes the connection says nothing: without one of these marks, or the `[DONE]` that ends every family,
the answer was cut. A family that is not listed has no mark of its own, and its end is taken as given.

    chat, completions    every choice that was seen has a finish_reason
    responses            response.completed, response.failed or response.incomplete
    assistants           the event named done
    images, image_edits  image_generation.completed or image_edit.completed
    transcription        transcript.text.done
    speech               speech.audio.done
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ("End", "end_of")


class End:
    """What has been seen of the end of one stream. This one knows no mark: it is always satisfied."""

    __slots__ = ()
    marked = False
    """Whether streams of this family have a mark at all."""

    def see(self, event: str, value: dict[str, Any]) -> bool:
        """Take note of one event, its SSE name and its data, and return whether it says that the answer failed."""
        return False

    @property
    def reached(self) -> bool:
        """Whether the stream may end here."""
        return True

    @property
    def is_silent(self) -> bool:
        """Whether nothing has come of what every answer of the family has."""
        return False


class _Choices(End):
    """Chat and legacy completions: the choices come interleaved, distinguished by `index`."""

    __slots__ = ("_finished", "_seen")
    marked = True

    def __init__(self) -> None:
        self._seen: set[Any] = set()
        self._finished: set[Any] = set()

    def see(self, event: str, value: dict[str, Any]) -> bool:
        choices = value.get("choices")
        if not isinstance(choices, list):
            return False
        for choice in choices:
            if isinstance(choice, dict):
                index = choice.get("index", 0)
                if index.__class__ is not int:
                    index = str(index)
                self._seen.add(index)
                reason = choice.get("finish_reason")
                if reason:
                    if reason == "error" or _is_stopped(value):
                        return True
                    self._finished.add(index)
                if choice.get("error"):
                    return True
        return False

    @property
    def reached(self) -> bool:
        return bool(self._seen) and self._seen == self._finished

    @property
    def is_silent(self) -> bool:
        return not self._seen


def _is_stopped(value: dict[str, Any]) -> bool:
    """Whether a last chunk says in an extension why the answer was stopped: `"x_groq": {"error": ...}`."""
    return any(inner.__class__ is dict and inner.get("error") for inner in value.values())


class _Types(End):
    """Families whose events have a `type`."""

    __slots__ = ("_marks", "_reached")
    marked = True

    def __init__(self, *marks: str) -> None:
        self._marks = marks
        self._reached = False

    def see(self, event: str, value: dict[str, Any]) -> bool:
        if value.get("type") in self._marks:
            self._reached = True
        return False

    @property
    def reached(self) -> bool:
        return self._reached


class _Names(_Types):
    """Families whose events are recognized by their SSE name."""

    __slots__ = ()

    def see(self, event: str, value: dict[str, Any]) -> bool:
        if event in self._marks:
            self._reached = True
        return False


_FAMILIES: dict[str, Callable[[], End]] = {
    "chat": _Choices,
    "completions": _Choices,
    "responses": lambda: _Types("response.completed", "response.failed", "response.incomplete"),
    "assistants": lambda: _Names("done"),
    "images": lambda: _Types("image_generation.completed", "image_edit.completed"),
    "image_edits": lambda: _Types("image_generation.completed", "image_edit.completed"),
    "transcription": lambda: _Types("transcript.text.done"),
    "speech": lambda: _Types("speech.audio.done"),
}


def end_of(family: str) -> End:
    """Make the watcher of one stream of `family`."""
    return _FAMILIES.get(family, End)()

# Copied from templates/runtime/response/end_marks.py: edit it there.
