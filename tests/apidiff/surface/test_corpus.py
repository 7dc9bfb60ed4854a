"""The usage corpus: silent on the package that it was written for; beside the S rules, two views that must agree."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apidiff.finding import Effect, Severity
from apidiff.surface import compare
from pipeline.manifest import short
from tests.apidiff.corpus import Corpus, complaints, corpus_of, main, owner
from tests.apidiff.surface.documents import DAYS, Document, packaged, small
from tests.pipeline.generating import ROOT

Edit = Callable[[Document], None]

SEEN_BY_THE_CHECKER_ALONE = {
    # The class and what uses it are one effect for people, and several places for a checker.
    "rename_class": {"ferries.papers.create"},  # answers with it
    "inline_to_named": {"models.Trip"},  # has a field of it
}
"""Edit -> entries that no effect is about though the checker complains; anything else is a fault of the rules."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy knows of the packages, kept between runs."""
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """Manifest and folder of the small package."""
    return packaged(small(), tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module")
def corpus(old: tuple[dict[str, Any], Path]) -> Corpus:
    return corpus_of(old[0])


def test_silent_on_the_present_package(cache: Path) -> None:
    """Every method with every argument, and every attribute at its type: the generated package is what its manifest says."""
    manifest = short.whole(json.loads((ROOT / "generated" / "wherry" / "api-surface.json").read_text("utf-8")))
    whole = corpus_of(manifest)
    uses = set(whole.entries.values())
    assert uses >= {f"models.{name}" for name in (*manifest["models"], *manifest["aliases"])}
    assert uses >= {f"{path}.{name}" for path, each in manifest["resources"].items() for name in each["methods"]}
    assert complaints(whole, ROOT / "generated", cache=cache / "wherry") == ()


def test_silent_on_its_own_small_package(old: tuple[dict[str, Any], Path], corpus: Corpus, cache: Path) -> None:
    """The corpus of the small package is clean against it."""
    assert complaints(corpus, old[1], cache=cache / "small") == ()


@pytest.mark.parametrize("day", DAYS, ids=lambda day: "-".join(edit.__name__ for edit in day))
def test_rules_and_checker_agree(
    day: dict[Edit, set[str]], old: tuple[dict[str, Any], Path], corpus: Corpus, cache: Path, tmp_path: Path
) -> None:
    """A break or a risk of the rules is a complaint of the checker, and the other way round."""
    document = small()
    for edit in day:
        edit(document)
    manifest, folder = packaged(document, tmp_path)
    effects = compare(old[0], manifest)
    found = complaints(corpus, folder, cache=cache / "small")
    told = {
        owner(at) for each in effects if each.severity >= Severity.RISK for at in (each.at, *each.also, *each.along)
    }
    heard = {owner(each.at) for each in found}
    told -= {at for each in effects for at in each.along if each.rule in ("S011", "S014")}  # came with it
    assert told == {at for broken in day.values() for at in broken}
    assert told <= heard, f"the checker does not mind: {_unheard(effects, heard)}"
    alone = {at for edit in day for at in SEEN_BY_THE_CHECKER_ALONE.get(edit.__name__, set())}
    assert heard - told == alone, f"the rules do not tell: {[each for each in found if owner(each.at) not in told]}"


def test_no_edit_hides_another() -> None:
    """What the edits of a day break, by the rules or for the checker alone, is broken by one of them each."""
    for day in DAYS:
        entries = [
            at for edit, told in day.items() for at in told | SEEN_BY_THE_CHECKER_ALONE.get(edit.__name__, set())
        ]
        assert len(entries) == len(set(entries))


def _unheard(effects: tuple[Effect, ...], heard: set[str]) -> list[Effect]:
    return [each for each in effects if each.severity >= Severity.RISK and owner(each.at) not in heard]


def test_limited_to_what_changed(old: tuple[dict[str, Any], Path]) -> None:
    """A corpus for some effects uses what they are about, and nothing else."""
    part = corpus_of(old[0], only=["models.Paper.kind", "trips.create(note=)"])
    assert {owner(entry) for entry in part.entries.values() if entry} == {"models.Paper", "trips.create"}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("models.Paper.kind", "models.Paper"),
        ("models.Paper", "models.Paper"),
        ("trips.create(note=)", "trips.create"),
        ("trips.create (stream)", "trips.create"),
        ("beta.threads.runs.list", "beta.threads.runs.list"),
        ("Client(api_key=)", "Client"),
        ("CursorPage.has_next_page", "CursorPage"),
    ],
)
def test_owner(at: str, expected: str) -> None:
    """What a place belongs to is a class or a method."""
    assert owner(at) == expected


def test_command(
    old: tuple[dict[str, Any], Path], cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints a line for each complaint, keeps the corpus where asked, and fails if there is one."""
    manifest = tmp_path / "old.json"
    changed = json.loads(json.dumps(old[0]))
    changed["models"]["Paper"]["fields"][0]["type"] = "int"
    manifest.write_text(json.dumps(changed))
    command = [str(manifest), str(old[1]), "--cache", str(cache / "small"), "--only"]
    assert main([*command, "models.Paper", "--keep", str(tmp_path / "kept")]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("models.Paper.id: ")
    assert shown.err == "1 complaints\n"
    assert (tmp_path / "kept" / "use_models.py").is_file()
    assert main([*command, "models.Route"]) == 0


def test_a_checker_that_fails(old: tuple[dict[str, Any], Path], cache: Path) -> None:
    """A corpus that is no Python is not taken for one without complaints."""
    with pytest.raises(RuntimeError, match=r"use_models\.py:1: error"):
        complaints(Corpus("small", {"use_models.py": "def :\n"}), old[1], cache=cache / "small")
    with pytest.raises(RuntimeError, match="mypy could not check"):
        complaints(Corpus("small", {}), old[1])
