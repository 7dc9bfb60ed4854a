"""`spec.py agreement`: what both sources say is compared, each difference has a reason, and too many fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import spec as command
from agreement import reasons
from pipeline.errors import SpecUnreadable
from supplement.finding import Finding
from tests.official.making import RESOURCE, method, request, wheel

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = """\
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things:
    post:
      operationId: go
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Params'}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
    Params: {type: object, required: [name], properties: {name: {type: string}, size: {type: integer, nullable: true}}}
    Thing: {type: object, required: [id], properties: {id: {type: string}, colour: {type: string}}}
"""
REASONS = """\
[[class]]
name = "colours"
right = "spec"
reason = "Things have colours."
metric = "answer fields"
difference = "only in the spec"
where = ["*.shade", "*.colour"]
"""
BODY = request('body=maybe_transform({"name": name, "size": size}, thing_params.ThingParams), cast_to=Thing')


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of one operation, which says nothing about the colour of a thing."""
    code = "".join(f"    {line}\n" for line in method(BODY, "*, name, size=omit, ").splitlines())
    return wheel(tmp_path, {"resources/things.py": f"{RESOURCE}\nclass Things(SyncAPIResource):\n{code}"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "upstream.yaml").write_text(DOCUMENT)
    assert command.main(["pull", str(tmp_path / "upstream.yaml"), "--spec", str(tmp_path / "spec"), "--quiet"]) == 0
    (tmp_path / "spec" / "overlays").mkdir()
    (tmp_path / "spec" / "agreement.toml").write_text(REASONS)
    return tmp_path / "spec"


def agreement(folder: Path, package: Path, *options: str) -> int:
    return command.main(["agreement", "--spec", str(folder), "--base", str(package), *options])


def as_json(folder: Path, package: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    agreement(folder, package, "--json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_report(folder: Path, package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It counts what was compared and what agrees, gives the reasons, and fails below 99 %."""
    capsys.readouterr()
    assert agreement(folder, package) == 1
    shown = capsys.readouterr().out
    assert "spec      upstream.yaml\noverlays  0\npackage   openai==9.8.7\n" in shown
    lines = [line.split() for line in shown.splitlines()]
    assert ["fields", "4", "3", "75.00"] in lines
    assert ["operations", "1", "1", "100.00"] in lines
    assert ["answers", "8", "7", "87.50"] in lines
    assert "    1  colours (the spec is right): Things have colours." in shown
    assert "Without a reason" not in shown
    assert "Less than 99 % agree: is this the wheel nearest to the spec?" in shown
    assert "Thing/properties/colour" not in shown


def test_all_lists_the_places(folder: Path, package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--all also says where: in words, and with the place in the spec."""
    agreement(folder, package, "--all")
    shown = capsys.readouterr().out
    assert "answer fields, only in the spec: POST /things.colour" in shown
    assert "#/components/schemas/Thing/properties/colour" in shown


def test_enough_agrees(folder: Path, package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The overlays count: with the difference gone, everything agrees, and the class is named as idle."""
    (folder / "overlays" / "010-no-colour.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: No colour, version: 1.0.0}\nx-reason: There is none.\n"
        "actions: [{target: $.components.schemas.Thing.properties.colour, remove: true}]\n"
    )
    assert agreement(folder, package) == 0
    shown = capsys.readouterr().out
    assert "overlays  1\n" in shown
    assert "100.00 % of " in shown
    assert "No difference is left of: colours" in shown
    assert "Less than" not in shown


def test_a_difference_without_a_reason(folder: Path, package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What no class fits is listed with its place, without being asked for."""
    (folder / "agreement.toml").write_text(REASONS.replace("colour", "hue"))
    agreement(folder, package)
    shown = capsys.readouterr().out
    assert "Without a reason in spec/agreement.toml: 1" in shown
    assert "answer fields, only in the spec: POST /things.colour" in shown


def test_json_has_the_same(folder: Path, package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--json has the counts, and every place of every class."""
    found = as_json(folder, package, capsys)
    assert found["what"]["fields"] == {"compared": 4, "agree": 3, "percent": 75.0}
    assert found["total"]["compared"] - found["total"]["agree"] == 1
    (colours,) = found["classes"]
    assert (colours["name"], colours["right"]) == ("colours", "spec")
    assert [place["spec"] for place in colours["places"]] == ["#/components/schemas/Thing/properties/colour"]
    assert found["unexplained"] == found["idle"] == []


def test_every_kind_of_fact_is_compared(folder: Path, package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change of any kind of fact on one side shows up under its name."""
    edits = {
        "operations": ("/things:", "/others:"),
        "types": ("name: {type: string}", "name: {type: boolean}"),
        "nullable": (", nullable: true", ""),
        "required": ("required: [name], ", ""),
        "literals": ("id: {type: string}", "id: {type: string, enum: [a]}"),
        "fields": ("id: {type: string}, ", ""),
        "kinds of answers": ("application/json: {schema: {$ref: '#/components/schemas/Thing'}}", "text/plain: {}"),
        "deprecated": ("operationId: go", "deprecated: true"),
        "media types": (
            "{application/json: {schema: {$ref: '#/components/schemas/P",
            "{multipart/form-data: {schema: {$ref: '#/components/schemas/P",
        ),
    }

    def differing() -> dict[str, int]:
        counts = as_json(folder, package, capsys)["what"]
        return {name: each["compared"] - each["agree"] for name, each in counts.items()}

    before = differing()
    for what, (old, new) in edits.items():
        assert old in DOCUMENT
        (folder.parent / "upstream.yaml").write_text(DOCUMENT.replace(old, new))
        command.main(["pull", str(folder.parent / "upstream.yaml"), "--spec", str(folder), "--quiet"])
        assert differing().get(what, 0) > before.get(what, 0), what


# --- the reasons -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no toml", "cannot be read"),
        ("[[class]]\nname = 'a'\nright = 'spec'\nreason = 'b'\n", "does not say which differences"),
        ("[[class]]\nname = 'a'\nright = 'nobody'\nreason = 'b'\nat = '*'\n", "needs a name, a reason, and who"),
        ("[[class]]\nname = 'a'\nright = 'spec'\nat = '*'\n", "needs a name, a reason, and who"),
        ("[[class]]\nname = 'a'\nright = 'spec'\nreason = 'b'\nwhen = '*'\n", "a key that means nothing"),
        ("[[class]]\nname = 'a'\nright = 'spec'\nreason = 'b'\nat = []\n", "neither a text nor a list of texts"),
        ("[[class]]\nname = 'a'\nright = 'spec'\nreason = 'b'\nat = [3]\n", "neither a text nor a list of texts"),
        (None, "there is no agreement.toml"),
    ],
)
def test_reasons_that_cannot_be_read(text: str | None, said: str, tmp_path: Path) -> None:
    """A mistake in agreement.toml is named with the number of the class."""
    if text is not None:
        (tmp_path / "agreement.toml").write_text(text)
    with pytest.raises(SpecUnreadable, match=said):
        reasons.read(tmp_path / "agreement.toml")


def test_patterns(tmp_path: Path) -> None:
    """A star stands for anything, everything else for itself; all patterns of a class have to fit; the first class wins."""
    (tmp_path / "agreement.toml").write_text(
        "[[class]]\nname = 'first'\nright = 'both'\nreason = 'r'\nwhere = ['a[].*', 'b']\nat = '#/x*'\n"
        "[[class]]\nname = 'second'\nright = 'both'\nreason = 'r'\nmetric = 'body *'\n"
    )
    classes = reasons.read(tmp_path / "agreement.toml")

    def sorted_in(where: str, at: str, difference: str = "d") -> str:
        found = reasons.explained([Finding("body", "fields", difference, where, at, "")], classes)
        return found.classes[0][0].name if found.classes else ""

    assert sorted_in("a[].c", "#/x/y") == "first"
    assert sorted_in("b", "#/x") == "first"
    assert sorted_in("ac", "#/x") == sorted_in("a[].c", "#/y") == sorted_in("bb", "#/x") == "second"
    assert sorted_in("b", "#/x", "") == ""


def test_the_reasons_of_the_repository() -> None:
    """Each committed class has a name of its own, and says in a sentence or two who is right."""
    classes = reasons.read(ROOT / "spec" / "agreement.toml")
    assert len({each.name for each in classes}) == len(classes) >= 20
    assert all(each.reason.endswith(".") for each in classes)
