"""Types of answers: what says more about one is still that type. Checked, never run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict

from typing_extensions import assert_type

from wherry import DoesNotFitError, answer_type, strict_schema


@dataclass
class Weather:
    """What it is like."""

    degrees: float


class Town(TypedDict):
    """Where it is."""

    name: str


def asked() -> None:
    """A class comes back as that class, so that the answer has its type; a union is not followed."""
    assert_type(answer_type(Weather, profile="azure"), type[Weather])
    assert_type(answer_type(Town, name="town"), type[Town])
    assert_type(answer_type(dict[str, int], strict=False), type[dict[str, int]])
    assert_type(strict_schema(Weather, profile="plain"), dict[str, Any])
    answer_type(Weather, strict="no")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]


def failed(error: DoesNotFitError) -> None:
    """An error says where, and what."""
    assert_type(error.pointer, str)
    assert_type(error.expected, str)
    assert_type(error.found, str)
    assert_type(error.characters, int | None)
