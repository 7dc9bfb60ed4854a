"""Random JSON texts, and damaged ones."""

from __future__ import annotations

import random

__all__ = ("a_text", "damaged")

_NUMBERS = ["0", "-0", "12", "-3.5", "1e3", "1E+2", "2.5e-3", "123456789012345678901234567890", "-0.0"]
_PIECES = [
    *("a", "é", "😀", "\\n", '\\"', "\\\\", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\u0000", "\\/", " "),
    *("word ", "{", "]", "\\ud83d\\u0041", "\\ud83d\\ud83d\\ude00"),
]
_DAMAGE = ["", "x", '"', "\\", "}", "]", ",", ":", "1", "-", ".", "\x01", " ", "\\u12"]


def a_text(dice: random.Random) -> str:
    """Return a JSON text, with white space in all places."""
    return f"{_space(dice)}{_value(dice, 0)}{_space(dice)}"


def damaged(text: str, dice: random.Random) -> str:
    """Return the text with something put in or left out."""
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(_DAMAGE) + text[at + dice.randrange(3) :]


def _space(dice: random.Random) -> str:
    return dice.choice(["", "", "", " ", "\n", "\t \r\n"])


def _value(dice: random.Random, depth: int) -> str:
    kind = dice.randrange(9 if depth < 4 else 6)
    if kind == 0:
        return dice.choice(_NUMBERS)
    if kind == 1:
        return dice.choice(["true", "false", "null"])
    if kind < 6:
        return '"' + "".join(dice.choices(_PIECES, k=dice.randrange(6))) + '"'
    members = [f"{_space(dice)}{_value(dice, depth + 1)}{_space(dice)}" for _ in range(dice.randrange(4))]
    if kind == 6:
        return f"[{','.join(members) or _space(dice)}]"
    keys = [f"k{i}" if dice.random() < 0.8 else f"é\\n\\ud83d\\ude00{i}" for i in range(len(members))]
    pairs = [f'{_space(dice)}"{key}"{_space(dice)}:{member}' for key, member in zip(keys, members, strict=True)]
    return "{" + (",".join(pairs) or _space(dice)) + "}"
