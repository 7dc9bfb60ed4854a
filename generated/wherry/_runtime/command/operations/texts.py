"""What people give as text: words, files and standard input, in UTF-8, with or without a byte order mark.

Python keeps bytes that it cannot decode as lone surrogates, which no service understands: such a text is read as UTF-8, or
refused before anything is sent.
"""

from __future__ import annotations

import sys
from typing import Any

from ...base.errors import UsageError

__all__ = ("bytes_from_stdin", "text_from_file", "text_from_stdin", "whole")


def whole(text: str, what: str) -> str:
    """Return a text without lone surrogates. `what` names it in errors.

    Raises:
        UsageError: It was not UTF-8.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode()
    except UnicodeError:
        raise UsageError(f"{what}: this is not text in UTF-8") from None


def text_from_file(path: str) -> str:
    """Return what is in a file.

    Raises:
        UsageError: It is not text.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError:
        raise UsageError(f"{path}: this is not text in UTF-8") from None


def text_from_stdin() -> str:
    """Return all that comes from standard input.

    Raises:
        UsageError: It is closed, or is not text.
    """
    try:
        text: str = _stdin().read()
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input: this is not text in {error.encoding.upper()}") from None
    return whole(text, "standard input").removeprefix("\ufeff")


def bytes_from_stdin() -> bytes:
    """Return all bytes that come from standard input.

    Raises:
        UsageError: It is closed.
    """
    data: bytes = _stdin().buffer.read()
    return data


def _stdin() -> Any:
    if sys.stdin is None:  # `wherry ... <&-`
        raise UsageError("standard input is closed")
    return sys.stdin

# Copied from templates/runtime/command/operations/texts.py: edit it there.
