"""What the official package's own tests expect of parse and stream holds here: they run on both packages, as they are.

`behaviours.toml` lists the files, what is left out of them, and what differs on purpose, with the reasons.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tests.beside import sources
from tests.beside.sources import ROOT, RUN_S, Source

FOLDER = Path(__file__).parent / "behaviours"
TABLE: dict[str, Any] = tomllib.loads((FOLDER / "3.57.0.toml").read_text("utf-8"))
PARTIAL = {"content.delta": "parsed", "tool_calls.function.arguments.delta": "parsed_arguments"}
"""What an event tells of a value that is not whole yet: here cut strings are shown, there cut numbers."""


def listed(name: str) -> list[re.Pattern[str]]:
    """Return the patterns of the cases in a list of the table."""
    return [re.compile(case) for entry in TABLE[name] for case in entry["cases"]]


def is_in(name: str, case: str) -> bool:
    return any(pattern.fullmatch(case) for pattern in listed(name))


@cache
def ran(package: str) -> dict[str, Any]:
    """Run the files on a package; return what run.py prints."""
    sdist = sources.sdist(Source.of("3.57.0"))
    command = [str(sources.interpreter()), str(FOLDER / "run.py"), package, str(sdist), *TABLE["files"]]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generated")}
    ended = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, timeout=RUN_S)
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


@cache
def outcomes(package: str) -> dict[str, str]:
    """Return an empty text or the failure of each case that is not left out."""
    return {case: text for case, text in ran(package)["outcomes"].items() if not is_in("left_out", case)}


def test_the_official_package_passes() -> None:
    """Each case passes on the package that it is written for, so what surrounds the tests here is right."""
    assert {case: text for case, text in outcomes("openai").items() if text} == {}
    assert len(outcomes("openai")) == TABLE["cases"]


def test_what_is_not_listed_is_the_same() -> None:
    """Every case that is not listed passes here too."""
    failed = {case: text for case, text in outcomes("wherry").items() if text and not is_in("differences", case)}
    assert not failed, "\n".join(f"{case}\n    {text}" for case, text in failed.items())
    assert outcomes("wherry").keys() == outcomes("openai").keys()


def test_what_is_listed_differs() -> None:
    """Every listed case fails here, every entry of the table means a case, and so many pass as it says."""
    passing = [case for case, text in outcomes("wherry").items() if not text]
    assert [case for case in passing if is_in("differences", case)] == []
    every = ran("openai")["outcomes"]
    unknown = [
        one.pattern for one in (*listed("differences"), *listed("left_out")) if not any(map(one.fullmatch, every))
    ]
    assert unknown == []
    assert len(passing) == TABLE["passed"]


def test_recorded_streams_give_the_same_events() -> None:
    """The same events in the same order, each with the same fields; the streams are those of the tests of `.stream`."""
    official, wherry = ran("openai")["events"], ran("wherry")["events"]
    assert len(official) == TABLE["streams"]
    assert wherry.keys() == official.keys()
    for test, events in official.items():
        assert [event["type"] for event in wherry[test]] == [event["type"] for event in events], test
        assert [whole(event) for event in wherry[test]] == [whole(event) for event in events], test
        for here, there in zip(wherry[test], events, strict=True):
            part = PARTIAL.get(there["type"], "")
            assert (part in here) == (part in there), f"{test}: {here}"


def whole(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event without what it tells of values that are not whole yet."""
    event = {name: value for name, value in event.items() if name != PARTIAL.get(event["type"])}
    if event["type"] == "chunk":
        event["snapshot"] = json.loads(json.dumps(event["snapshot"]), object_hook=_without_parsed)
    return event


def _without_parsed(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in ("parsed", "parsed_arguments")}
