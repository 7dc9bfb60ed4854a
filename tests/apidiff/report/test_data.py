"""JSON and its schema; junit; SARIF; annotations; the changelog: each read back by a reader of its kind."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from apidiff.errors import SettingsInvalid
from apidiff.finding import Finding, Report
from apidiff.report.changelog import changelog
from apidiff.report.data import accepted_from, as_json, schema
from apidiff.report.file_lines import FileLine, FileLines, find, pointer_lines
from apidiff.report.github import MOST, github
from apidiff.report.junit import junit
from apidiff.report.sarif import sarif
from tests.apidiff.samples import BREAK, NONE, PROJECT, RISK, RULES, SAFE, change, effect, many, report

EVIL = 'a "b" <c> & \x00\x1b[0m\r\n::error::%25 \ud800 ü'


def evil() -> Report:
    """A report whose every text is hostile."""
    finding = Finding(
        change("W014", EVIL, BREAK, old=EVIL, detail=EVIL), (effect("S040", EVIL, BREAK, old=EVIL),), hint=EVIL
    )
    accepted = Finding(change("W013", EVIL, BREAK), accepted=EVIL)
    return Report(EVIL, EVIL, (finding, accepted), notes=(EVIL,))


# --- JSON ------------------------------------------------------------------------------------------------------------


def validator() -> Draft202012Validator:
    loaded = json.loads(schema())
    Draft202012Validator.check_schema(loaded)
    return Draft202012Validator(loaded)


@pytest.mark.parametrize("made", [report(), report(policy="wire"), evil(), many(50), Report("a", "b", ())])
def test_json_validates(made: Report) -> None:
    """Every report is what the schema says."""
    assert [error.message for error in validator().iter_errors(json.loads(as_json(made)))] == []


@pytest.mark.parametrize("member", ["format", "verdict", "findings", "counts", "levels"])
def test_the_schema_can_fail(member: str) -> None:
    """A report without a member, or with a strange one in its place, is refused."""
    data = json.loads(as_json(report()))
    assert not validator().is_valid({**data, member: "strange"})
    del data[member]
    assert not validator().is_valid(data)


def test_json_holds_everything() -> None:
    """Fingerprints, both levels, pointers and operations are in the JSON report."""
    first = json.loads(as_json(report()))["findings"][0]
    assert first["fingerprint"] == report().findings[0].fingerprint
    assert first["change"]["operations"] == ["GET /projects/{id}", "POST /projects"]
    assert first["change"]["pointer_old"] == first["effects"][0]["pointer_old"] == f"{PROJECT}/properties/geography"


def test_reading_a_report_back() -> None:
    """`accept` reads what `json` writes, without what is accepted already."""
    assert accepted_from(as_json(report()), "x", frozenset({"break"})) == [
        (finding.fingerprint, finding.rules[0], finding.at) for finding in report().findings[:2]
    ]
    assert len(accepted_from(as_json(evil()), "x", frozenset({"break"}))) == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1}', '{"format": 1, "findings": [{}]}'])
def test_a_foreign_report_is_refused(text: str) -> None:
    """What is no report of this format is an error that names the file."""
    with pytest.raises(SettingsInvalid, match=r"old\.json is not a report"):
        accepted_from(text, "old.json", frozenset({"break"}))


# --- junit -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [report(), evil(), Report("a", "b", ())])
def test_junit(made: Report) -> None:
    """It is XML; a case for each root cause, a failure for each that makes the run fail, at least one case."""
    failing = {finding.fingerprint for finding in made.findings if not finding.accepted and finding.severity == BREAK}
    suite = ElementTree.fromstring(junit(made, RULES, failing=failing))[0]
    cases = suite.findall("testcase")
    assert len(cases) == max(len(made.findings), 1) == int(suite.attrib["tests"])
    assert len(suite.findall("testcase/failure")) == len(failing) == int(suite.attrib["failures"])
    assert len(suite.findall("testcase/skipped")) == sum(bool(finding.accepted) for finding in made.findings)


# --- SARIF -----------------------------------------------------------------------------------------------------------

DOCUMENT = b"""\
openapi: 3.1.0
components:
  schemas:
    Project: &p
      type: object
      properties:
        title: {type: string, "enum": [a, b]}
        a/b~c:
          type: string
    Other: &p {allOf: [{type: object}, *p]}
"""


def test_lines_of_pointers() -> None:
    """A pointer leads to the line of its key, in flow and block style, past aliases and repeated anchors."""
    places = {
        "#/components/schemas/Project": 4,
        "#/components/schemas/Project/properties/title": 7,
        "#/components/schemas/Project/properties/title/enum/1": 7,
        "#/components/schemas/Project/properties/a~1b~0c": 8,
        "#/components/schemas/Other/allOf/1": 10,
    }
    found = pointer_lines(DOCUMENT, [*places, "#/components/schemas/Gone"])
    assert {pointer: found[pointer] for pointer in places} == places
    assert "#/components/schemas/Gone" not in found
    assert found["#/components/schemas"] == 3


def test_lines_of_a_broken_document() -> None:
    """Of a document that ends in the middle, the lines before that are known."""
    assert (
        pointer_lines(DOCUMENT[:90] + b"\n  ]", ["#/components/schemas/Project"])["#/components/schemas/Project"] == 4
    )


def located(tmp_path: Path) -> FileLines:
    (tmp_path / "openapi.yaml").write_bytes(DOCUMENT)
    models, resources = tmp_path / "pkg" / "models", tmp_path / "pkg" / "resources"
    models.mkdir(parents=True)
    resources.mkdir()
    (models / "shared.py").write_text('"""Doc."""\n\nclass Project(BaseModel):\n    title: str\n    """Doc."""\n')
    (resources / "files.py").write_text("class Files:\n    def list(\n        self,\n    ) -> None: ...\n")
    return find(report().findings, tmp_path, "openapi.yaml", "pkg", {"files": "Files"})


def test_sarif(tmp_path: Path) -> None:
    """Results have a known rule, a level, a fingerprint, a baseline state, a line of the document and one of the package."""
    made = report(notes=("a note",))
    log = json.loads(sarif(made, RULES, located(tmp_path)))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(made.findings)
    for result, finding in zip(run["results"], made.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rules[0]
        assert result["partialFingerprints"] == {"apidiff/v1": finding.fingerprint}
        assert result["baselineState"] == "new"
        assert result["message"]["text"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "openapi.yaml"
    levels = [result["level"] for result in run["results"]]
    assert levels == ["error"] * 2 + ["warning"] + ["note"] * 3 + ["none"] * 2
    by_name = {result["message"]["text"].partition(":")[0]: result for result in run["results"]}
    assert _line(by_name["Project.title"]["locations"]) == ("openapi.yaml", 7)
    assert _line(by_name["Project.geography"]["locations"]) == ("openapi.yaml", 6)
    assert _line(by_name["Project.title"]["relatedLocations"]) == ("pkg/models/shared.py", 4)
    assert _line(by_name["files.list(after=)"]["relatedLocations"]) == ("pkg/resources/files.py", 2)


def _line(locations: list[Any]) -> tuple[str, int]:
    place = locations[0]["physicalLocation"]
    return place["artifactLocation"]["uri"], place["region"]["startLine"]


def test_sarif_of_accepted_findings() -> None:
    """What is accepted is suppressed with its reason and belongs to the baseline."""
    results = json.loads(sarif(evil(), RULES, FileLines()))["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["new", "unchanged"]
    assert results[1]["suppressions"][0]["justification"] == EVIL


# --- GitHub ------------------------------------------------------------------------------------------------------------


def test_annotations(tmp_path: Path) -> None:
    """Each finding with consequences gives one workflow command with file and line."""
    lines = github(report(), RULES, located(tmp_path)).splitlines()
    assert lines[0].startswith("::error file=openapi.yaml,line=6,title=W014+S040::Project.geography: removed%0A")
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 2 + ["::warning"] + ["::notice"] * 3


def test_annotations_are_escaped() -> None:
    """No text of a document begins a command or ends one."""
    lines = github(evil(), RULES, FileLines("a,b:c.yaml")).split("\n")
    assert len(lines) == 2
    assert lines[0].startswith("::error file=a%2Cb%3Ac.yaml,line=1,title=W014+S040::")
    assert "%0D%0A" in lines[0]
    assert "%2525" in lines[0]
    assert "\r" not in lines[0]


@pytest.mark.parametrize(("count", "shown"), [(MOST, MOST), (MOST + 1, MOST), (400, MOST)])
def test_annotations_are_few(count: int, shown: int) -> None:
    """At most ten of a level, the last of which says how many are left out."""
    mixed = Report("a", "b", (*many(count).findings, *many(count, RISK).findings, *many(9, NONE).findings))
    lines = github(mixed, RULES, FileLines()).splitlines()
    assert [sum(line.startswith(f"::{level} ") for line in lines) for level in ("error", "warning", "notice")] == [
        shown,
        shown,
        0,
    ]
    if count > MOST:
        assert f"and {count - MOST + 1} more" in lines[shown - 1]


def test_a_place_is_given_where_there_is_one() -> None:
    """Without a document and a package, annotations have no place rather than a made-up one."""
    assert FileLines().in_document(report().findings[0]) is None
    assert FileLines("x.yaml").in_document(report().findings[0]) == FileLine("x.yaml", 1)


# --- changelog -----------------------------------------------------------------------------------------------------------


def test_changelog() -> None:
    """Keep-a-Changelog headings, Python names, a hint with each break; what shows to nobody is left out."""
    assert changelog(report(), RULES) == (
        "### Removed\n"
        "\n"
        "- **Breaking:** `models.Project.geography` removed; stop reading it\n"
        "\n"
        "### Changed\n"
        "\n"
        "- **Breaking:** `files.list(after=)` parameter renamed to `cursor`; `files.list(after=)` → `files.list(cursor=)`\n"
        "- `models.Project.title` may be null now\n"
        "\n"
        "### Added\n"
        "\n"
        "- `ferries.create` added\n"
    )


def test_changelog_of_many() -> None:
    """Hundreds of additions are cut and counted; breaks never are; accepted ones are told too."""
    assert changelog(many(200), RULES).count("**Breaking:**") == 200
    added = Report("a", "b", many(200, SAFE, "W001").findings)
    assert "and 160 more" in changelog(added, RULES)
    accepted = Report("a", "b", (Finding(change("W013", "X.y", BREAK), accepted="known"),))
    assert "**Breaking:** `X.y`" in changelog(accepted, RULES)
    assert changelog(Report("a", "b", ()), RULES) == ""


def test_changelog_of_two_sources() -> None:
    """With a second source, each entry says where it came from; a webhook is called by its name, not by its union."""
    findings = (
        Finding(change("W013", "POST /a.old", BREAK), source="openai 3.40.0"),
        Finding(
            change("W080", "webhook a.happened", RISK), (effect("S014", "models.Event", RISK),), source="openai 3.57.0"
        ),
        Finding(change("W001", "a.create", SAFE), (effect("S002", "a.create", SAFE),)),
        Finding(None, (effect("S028", "a.create(b=)", SAFE),), cause="generator"),
    )
    entries = changelog(Report("a", "b", findings), RULES)
    assert "`POST /a.old` removed, which was from the official package 3.40.0" in entries
    assert "- `webhook a.happened` added, from the official package 3.57.0\n" in entries
    assert "- `a.create` added, from the spec\n" in entries
    assert "a.create(b=)" in entries
    assert entries.count("from the spec") == 1
    assert "from the" not in changelog(Report("a", "b", findings[2:]), RULES)
