"""Growing texts and merging fields: linear on every Python, and by one rule."""

from __future__ import annotations

import copy
from time import perf_counter
from typing import Any

import pytest

from wherry import UnknownModel, models
from wherry._runtime.accumulate.growing import as_model, extend_list, extend_text, merge, own


def grown(count: int) -> float:
    data: dict[str, Any] = {}
    start = perf_counter()
    for _ in range(count):
        extend_text(data, "text", "word " * 40)
    return perf_counter() - start


def test_a_text_grows_in_linear_time() -> None:
    """Sixteen times as many pieces take nowhere near 256 times as long: the text is not copied for each piece."""
    few, many = 1_000, 16_000  # 3.2 MB: copied each time, they would move 25 GB
    grown(few)
    assert min(grown(many) for _ in range(2)) < 80 * min(grown(few) for _ in range(5)) + 0.05


@pytest.mark.parametrize(
    ("there", "more", "wanted"),
    [
        ({}, {"a": "x"}, {"a": "x"}),
        ({"a": "x"}, {"a": "y"}, {"a": "xy"}),
        ({"a": None}, {"a": "y"}, {"a": "y"}),
        ({"a": "x"}, {"a": None}, {"a": "x"}),
        ({}, {"a": None}, {"a": None}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": True}, {"a": True}, {"a": True}),
        ({"a": "x"}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": {"b": "x"}}, {"a": {"b": "y", "c": 1}}, {"a": {"b": "xy", "c": 1}}),
        ({"type": "t", "id": "i"}, {"type": "t", "id": "j"}, {"type": "t", "id": "j"}),
        ({"a": [1, "b"]}, {"a": [2]}, {"a": [1, "b", 2]}),
        ({}, {"a": [{"index": 0, "t": "x"}, {"index": 0, "t": "y"}]}, {"a": [{"index": 0, "t": "xy"}]}),
        (
            {"a": [{"index": 0, "t": "x"}]},
            {"a": [{"index": 1, "t": "y"}]},
            {"a": [{"index": 0, "t": "x"}, {"index": 1, "t": "y"}]},
        ),
        ({"a": [{"t": "x"}]}, {"a": [{"t": "x"}]}, {"a": [{"t": "x"}, {"t": "x"}]}),
        ({"name": "get_"}, {"name": "weather"}, {"name": "get_weather"}),
        ({"name": "get"}, {"name": "get"}, {"name": "get"}),
        ({"a": [{"t": "x"}]}, {"a": [{"index": 0, "t": "y"}]}, {"a": [{"index": 0, "t": "xy"}]}),
        ({"a": [{"index": 1, "t": "x"}]}, {"a": [{"index": 0}]}, {"a": [{"index": 1, "t": "x"}, {"index": 0}]}),
        ({"a": [5]}, {"a": [{"index": 0}]}, {"a": [5, {"index": 0}]}),
        ({"a": [{"index": 0, "t": "x"}, 5]}, {"a": [{"index": 0, "t": "y"}]}, {"a": [{"index": 0, "t": "xy"}, 5]}),
    ],
)
def test_fields_merge(there: dict[str, Any], more: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Texts join but for names, lists extend or go by index, objects merge, the rest replaces; null takes nothing away."""
    before = copy.deepcopy(more)
    merge(there, more)
    assert there == wanted
    merge(there, more)  # what was put there is a copy
    assert more == before


def test_models_merge_like_dicts() -> None:
    """A model stays one, in objects and in lists."""
    audio = models.ChatCompletionMessageAudio(id="a", expires_at=1, data="x", transcript="t")
    data: dict[str, Any] = {"audio": audio}
    merge(data, {"audio": models.ChoiceDeltaAudio(transcript="u")})
    assert data["audio"] is audio
    assert audio.transcript == "tu"
    items = extend_list([], [UnknownModel(index=0, text="a"), {"index": 0, "text": "b"}])
    assert [type(item) for item in items] == [UnknownModel]
    assert items[0].text == "ab"


def test_what_is_owned_is_shared_with_nobody() -> None:
    """A copy has the same classes, and other objects, at every depth."""
    chunk = models.ChatCompletionChunk.from_dict({"choices": [{"index": 0, "delta": {"x": {"y": [1, {"z": 2}]}}}]})
    unknown: Any = UnknownModel.from_dict({"a": {"b": [{"c": 1}]}})
    for value in (chunk, unknown):
        twin = own(value)
        assert twin == value
        assert type(twin) is type(value)
    own(chunk).choices[0].delta.x["y"][1]["z"] = 3
    own(unknown).a.b[0].c = 3
    assert chunk.choices[0].delta.x["y"][1]["z"] == 2
    assert unknown.a.b[0].c == 1


def test_pieces_come_from_anywhere() -> None:
    """A piece is a model, a dict, or a model of a package that dumps its models as pydantic does."""

    class Theirs:
        def model_dump(self, *, exclude_unset: bool) -> dict[str, Any]:
            return {"id": "x", "unset": not exclude_unset}

    kind = models.ChatCompletionChunk
    mine = kind(id="x", choices=[], created=1, model="m")
    assert as_model(kind, mine) is mine
    assert as_model(kind, {"id": "x"}) == kind.from_dict({"id": "x"})
    assert as_model(kind, Theirs()).to_dict() == {"id": "x", "unset": False}
    with pytest.raises(TypeError, match="takes a dict, not a str"):
        as_model(kind, "data: {}")
