"""Odd chat streams: each is odd in the way that its name says, and still brings all that the tidy stream does."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server_tests.asking import CHAT, events_of
from tests.server_tests.test_turns import CHAT_TOOLS
from wherry_server.oddities import KNOWN

Chunk = dict[str, Any]
OF_TEXT = {"annotations", "parts", "reasoning", "usage-then-null", "azure", "empty-finish"}


def stream(client: httpx.Client, odd: str, *, calls: bool) -> list[Chunk]:
    wishes = ", ".join(filter(None, (odd and f"odd={odd}", "calls=2")))
    asked = {**CHAT, "stream": True} | ({"tools": CHAT_TOOLS} if calls else {})
    answer = client.post("/chat/completions", json=asked, headers={"x-fault": wishes})
    assert answer.status_code == 200, answer.text
    found = [data for _, data in events_of(answer)]
    assert found.pop() == "[DONE]"
    return found


def rows(chunks: list[Chunk]) -> list[Chunk]:
    return [choice for chunk in chunks for choice in chunk["choices"]]


def fragments(chunks: list[Chunk]) -> list[Chunk]:
    return [one for row in rows(chunks) for one in row["delta"].get("tool_calls", ())]


def arguments(chunks: list[Chunk]) -> str:
    return "".join(one["function"]["arguments"] for one in fragments(chunks))


@pytest.mark.parametrize("name", sorted(KNOWN.keys() - OF_TEXT - {"function-call"}))
def test_calls_are_whole(looking: httpx.Client, name: str) -> None:
    """Whatever is odd about them, fragments have all the arguments, in their order, and each call its id and name."""
    tidy, odd = stream(looking, "", calls=True), stream(looking, name, calls=True)
    assert odd != tidy
    assert arguments(odd) == arguments(tidy)
    assert {one["function"]["name"] for one in fragments(odd) if "name" in one["function"]} == {"look", "listen"}
    assert len({one["id"] for one in fragments(odd) if "id" in one}) == 2
    assert [row["finish_reason"] for row in rows(odd)][-1] == "tool_calls"


@pytest.mark.parametrize("name", sorted(OF_TEXT))
def test_texts_are_whole(looking: httpx.Client, name: str) -> None:
    """Whatever is odd around it, the text is all there."""

    def text(chunks: list[Chunk]) -> str:
        found = [row["delta"].get("content") or "" for row in rows(chunks)]
        return "".join(one if isinstance(one, str) else one[-1]["text"] for one in found)

    tidy, odd = stream(looking, "", calls=False), stream(looking, name, calls=False)
    assert odd != tidy
    assert text(odd) == text(tidy)


def test_the_oddities_of_calls(looking: httpx.Client) -> None:
    """What each oddity is: more than one fragment in a chunk, no index, another index, ids and names again, no type."""
    first = next(row for row in rows(stream(looking, "two-fragments", calls=True)) if row["delta"].get("tool_calls"))
    assert [one["index"] for one in first["delta"]["tool_calls"]] == [0, 0]
    bare = stream(looking, "no-index", calls=True)
    assert not any("index" in one for one in (*rows(bare), *fragments(bare)))
    assert all("id" in one for one in fragments(bare))
    counted = stream(looking, "from-one", calls=True)
    assert {one["index"] for one in fragments(counted)} == {1, 2}
    assert {row["index"] for row in rows(counted)} == {1}
    assert {one["index"] for one in fragments(stream(looking, "all-zero", calls=True))} == {0}
    repeated = stream(looking, "repeated", calls=True)
    assert all(one["id"] and one["function"]["name"] for one in fragments(repeated))
    assert {row["delta"]["role"] for row in rows(repeated)} == {"assistant"}
    assert not any("type" in one for one in fragments(stream(looking, "no-type", calls=True)))
    (last,) = [row for row in rows(stream(looking, "whole-calls", calls=True)) if row["delta"].get("tool_calls")]
    assert (last["finish_reason"], len(last["delta"]["tool_calls"])) == ("tool_calls", 2)
    legacy = rows(stream(looking, "function-call", calls=True))
    assert "".join(row["delta"].get("function_call", {}).get("arguments", "") for row in legacy)
    assert legacy[-1]["finish_reason"] == "function_call"


def test_the_oddities_of_texts(looking: httpx.Client) -> None:
    """What each oddity is: annotations twice, a list of parts, reasoning, usage that goes away, a nameless first chunk."""
    assert sum("annotations" in row["delta"] for row in rows(stream(looking, "annotations", calls=False))) == 2
    assert [isinstance(row["delta"].get("content"), list) for row in rows(stream(looking, "parts", calls=False))].count(
        True
    ) == 1
    assert (
        "".join(row["delta"].get("reasoning_content", "") for row in rows(stream(looking, "reasoning", calls=False)))
        == "Let me see."
    )
    counted = stream(looking, "usage-then-null", calls=False)
    assert [chunk["usage"] is None for chunk in counted] == [False] * (len(counted) - 1) + [True]
    first = stream(looking, "azure", calls=False)[0]
    assert (first["id"], first["object"], first["choices"]) == ("", "", [])
    assert first["prompt_filter_results"]
    reasons = [row["finish_reason"] for row in rows(stream(looking, "empty-finish", calls=False))]
    assert (set(reasons[:-2]), reasons[-2:]) == ({""}, ["stop", None])


def test_an_unknown_oddity(looking: httpx.Client) -> None:
    """A name that is not known is refused, with those that are."""
    answer = looking.post("/chat/completions", json=CHAT, headers={"x-fault": "odd=none"})
    assert answer.status_code == 400
    assert "all-zero" in answer.json()["error"]["message"]
