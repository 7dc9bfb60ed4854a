"""The reader of partial JSON: what it shows at each point, and json.loads at the end."""

from __future__ import annotations

import pytest

from wherry._runtime.typed.partial_json import MISSING, PartialReader


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", MISSING),
        (" \n", MISSING),
        ('{"a": "x', {"a": "x"}),
        ('{"a": "x\\', {"a": "x"}),
        ('{"a": "x\\ud83d', {"a": "x"}),
        ('{"a": 1', {}),
        ('{"a": 12.', {}),
        ('{"a": 1,', {"a": 1}),
        ('{"a": tr', {}),
        ("[1, 2", [1]),
        ('{"ke', {}),
        ('{"a": {"b": [', {"a": {"b": []}}),
        ("12", MISSING),
    ],
)
def test_what_is_shown(text: str, value: object) -> None:
    """What the text says for certain is there, and nothing else: strings grow, numbers and keys wait until they are whole."""
    for pieces in ([text], list(text)):
        reader = PartialReader()
        for piece in pieces:
            reader.feed(piece)
        assert reader.value == value
        assert reader.failure is None
