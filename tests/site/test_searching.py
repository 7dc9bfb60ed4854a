"""The search: what is in its index, and what its worker answers, as the pages ask it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import tomllib

from browser.runtime import RuntimeMissingError
from docsite import searching
from tests.site.conftest import Site
from tests.site.searches import ASKED, WANTED_FIRST
from tests.wasm.hosts import program

WORDS = tomllib.loads((searching.OURS / "words.toml").read_text("utf-8"))


def item(location: str, title: str, text: str) -> searching.Item:
    """A section, as the site generator writes it into the index."""
    return {"location": location, "title": title, "text": text, "path": ["Guides", title], "tags": []}


def ask(worker: Path, index: Path, questions: list[str]) -> list[dict[str, Any]]:
    """Return what the worker answers to questions."""
    command = [program("node"), str(Path(__file__).with_name("asking.cjs")), str(worker), str(index)]
    done = subprocess.run(command, input=json.dumps(questions), capture_output=True, text=True, timeout=120, check=True)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The worker, and an index of a few sections that rules can be told by."""
    folder = tmp_path_factory.mktemp("small")
    same = "<p>Streaming <code>max_tokens</code> of a <b>whole</b> answer.</p>"
    items = [
        item("reference/models/chat.html#Chunk", "Chunk", "stream"),
        item("reference/methods/beta.runs.html#beta.runs.stream", "client.beta.runs.stream()", same),
        item("reference/methods/chat.html#chat.stream", "client.chat.stream()", same),
        item("changelog.html", "What is new", same),
        item("streams.html", "Streams", same),
        item("shadows.html", "Howling tools of the upstream", "nothing of that"),
        item("timeouts.html", "Timeouts", "How long a stream may take."),
    ]
    (folder / "search.json").write_text(json.dumps({"items": items}))
    (folder / "worker.js").write_text(searching.worker())
    return folder / "worker.js", folder / "search.json"


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("streams", ["streams.html", "reference/methods/chat.html#chat.stream"]),  # guides, then methods
        ("how to stream", ["streams.html"]),  # "how" and "to" say nothing, and stand in no other word
        ("stream zzyzx", ["streams.html"]),  # what fits nothing is dropped
        ("steams", ["streams.html"]),  # a letter is missing
        ("max tokens", ["streams.html"]),  # parts of a name
        ("chat.stream", ["reference/methods/chat.html#chat.stream"]),  # a name is what it names
        ("Chunk", ["reference/models/chat.html#Chunk"]),
        ("to", ["shadows.html"]),  # a beginning, where the question has no other word
        ("stream take", ["timeouts.html"]),  # all words before one
    ],
)
def test_what_comes_first(question: str, places: list[str], small: tuple[Path, Path]) -> None:
    """Guides come before methods, methods before models; words fit from their beginning, and those that say nothing or fit nothing do not count."""
    (answer,) = ask(*small, [question])
    assert answer["places"][: len(places)] == places


def test_what_is_not_there(small: tuple[Path, Path]) -> None:
    """Nothing is found for words that fit nothing, nor for none; the end of a word is not its beginning."""
    found = ask(*small, ["zzyzx", "", "eams"])
    assert [answer["total"] for answer in found] == [0, 0, 0]


def test_words_are_marked(small: tuple[Path, Path]) -> None:
    """The words that fit are marked where they stand, never inside a tag."""
    (answer,) = ask(*small, ["streaming code tokens"])
    assert answer["places"][0] == "streams.html"
    assert answer["marked"][0] == ["Streams", "Streaming", "max_tokens", ""]


def test_a_page_does_not_fill_the_first_results(small: tuple[Path, Path], tmp_path: Path) -> None:
    """Three sections of a page, then those of others, then the rest; nothing is lost, also on the pages of results."""
    places = [*(f"rows.html#{number}" for number in range(12)), "other.html#0"]
    items = [item(place, "Rows", "rows") for place in places]
    (tmp_path / "search.json").write_text(json.dumps({"items": items}))
    (answer,) = ask(small[0], tmp_path / "search.json", ["rows"])
    assert answer["places"][:5] == ["rows.html#0", "rows.html#1", "rows.html#2", "other.html#0", "rows.html#3"]
    assert (answer["total"], answer["next"]["from"]) == (13, 10)


def test_what_is_in_the_index() -> None:
    """Measurements are not found, and of models the names alone."""
    text = "<p>An error while streaming.</p> <code>max_tokens</code><code>int</code> <code>type</code> <code>max_tokens</code>"
    places = (
        "changelog.html#new",
        "maintainers/scripts-bench-limits.html#retry",
        "streams.html",
        "reference/models/chat.html#Chunk",
    )
    found = searching.known([item(place, place, text) for place in places])
    assert [each["location"] for each in found] == [places[0], *places[2:]]
    assert [each["text"] for each in found] == [text, text, "max_tokens"]


def test_another_site_generator_is_told(tmp_path: Path) -> None:
    """Where there is no worker to take the place of, the build stops."""
    (tmp_path / "search.json").write_text('{"items": []}')
    with pytest.raises(searching.WorkerError, match="0 files"):
        searching.put_in(tmp_path)


def test_the_licence_of_what_searches_is_on_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of other people's licences gets that of MiniSearch, whole; without MiniSearch the build stops and says what to do."""
    worker = tmp_path / searching.WORKER.replace("*", "0")
    worker.parent.mkdir(parents=True)
    worker.touch()
    (tmp_path / "search.json").write_text('{"items": []}')
    listed = worker.parents[1] / searching.LICENCES
    listed.write_text("Package: other@1\n")
    searching.put_in(tmp_path)
    wanted = r"Package: other@1\n\n-+\n\nPackage: minisearch@\d.*Permission is hereby granted"
    assert re.match(wanted, listed.read_text("utf-8"), re.DOTALL)
    monkeypatch.setattr(searching, "ENGINE", tmp_path / "nowhere")
    with pytest.raises(RuntimeMissingError, match="make install"):
        searching.put_in(tmp_path)


def test_newcomers_find_their_page_first(site: Site) -> None:
    """On the site, each question has one of its pages first, or among the first three; and words.toml names sections that are there."""
    (worker,) = site.html.glob(searching.WORKER)
    index = site.html / "search.json"
    there = {each["location"] for each in json.loads(index.read_text("utf-8"))["items"]}
    assert [place for places in WORDS["answers"].values() for place in places if place not in there] == []
    assert [start for start in WORDS["kinds"] if not any(place.startswith(start) for place in there)] == []
    wrong = {}
    for among, asked in ((1, WANTED_FIRST), (3, ASKED)):
        for (question, wanted), answer in zip(asked.items(), ask(worker, index, list(asked)), strict=True):
            pages = list(dict.fromkeys(place.partition("#")[0] for place in answer["places"]))
            if not set(pages[:among]) & set(wanted):
                wrong[question] = pages[:4]
    assert wrong == {}
