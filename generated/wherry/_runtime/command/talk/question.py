"""The question: words, what is piped in, files and images, as one message."""

from __future__ import annotations

import os
import stat
import sys
from argparse import Namespace
from typing import Any

from ...base.errors import UsageError
from ..operations.texts import text_from_file, text_from_stdin, whole

__all__ = ("question_of",)

_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
"""How the files of images begin that models read."""


def question_of(given: Namespace) -> dict[str, Any]:
    """Return the message of the user.

    Raises:
        UsageError: There is none, or a file is neither text nor an image.
    """
    text = "\n\n".join(part for part in [_words(given.words), *map(_file, given.file)] if part.strip())
    if not text and not given.image:
        raise UsageError('there is no question: wherry chat "Say ahoy", or pipe it in')
    if not given.image:
        return {"role": "user", "content": text}
    parts: list[dict[str, Any]] = [{"type": "text", "text": text}] if text else []
    parts += [{"type": "image_url", "image_url": {"url": _image(each)}} for each in given.image]
    return {"role": "user", "content": parts}


def _words(words: list[str]) -> str:
    """Return the words with what comes from standard input: where `-` stands, or behind them, if something is piped in."""
    words = [whole(word, "the command line") for word in words]
    if "-" in words:
        at = words.index("-")
        before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
        return "\n\n".join(part for part in (before, text_from_stdin().strip("\n"), after) if part)
    text = " ".join(words)
    if _is_piped_in():
        return "\n\n".join(part for part in (text, text_from_stdin().strip("\n")) if part)
    return text


def _is_piped_in() -> bool:
    """Return whether standard input is a pipe or a file, so that something will come and end."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):  # there is no standard input, as under cron
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _file(path: str) -> str:
    try:
        return f"{os.path.basename(path)}:\n\n{text_from_file(path).strip(chr(10))}"
    except UsageError as error:
        raise UsageError(f"{error}; for an image: -i {path}") from None


def _image(path: str) -> str:
    """Return the URL of an image, or its bytes as one."""
    if path.startswith(("https://", "http://", "data:")):
        return path
    from base64 import b64encode

    with open(path, "rb") as file:
        data = file.read()
    kind = next((kind for begin, kind in _KINDS.items() if data.startswith(begin)), None)
    if kind is None:
        raise UsageError(f"{path}: this is no PNG, JPEG, GIF or WebP")
    return f"data:image/{kind};base64,{b64encode(data).decode()}"

# Copied from templates/runtime/command/talk/question.py: edit it there.
