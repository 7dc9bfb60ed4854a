"""One finding for each root cause: which change explains which effect, and who is to blame for the rest."""

from __future__ import annotations

import random

import pytest

from apidiff.causes.join import join
from apidiff.finding import Change, Effect, Finding, Severity
from tests.apidiff.samples import BREAK, CHANGES, EFFECTS, NONE, PROJECT, RISK, SAFE, change, effect

TITLE = f"{PROJECT}/properties/title"
FILES = "#/paths/~1files/get"


def only(changes: list[Change], effects: list[Effect], cause: str = "spec") -> Finding:
    """Join what has to be one root cause."""
    found = join(changes, effects, lambda unexplained: cause)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("changed", "noticed"),
    [
        (TITLE, TITLE),
        (TITLE, f"{TITLE}/items"),
        (f"{TITLE}/anyOf/1", TITLE),
        (f"{PROJECT}/oneOf/0", PROJECT),
        (f"{FILES}/parameters/1", f"{FILES}/parameters/1/schema"),
        (f"{FILES}/responses/200", FILES),
        (FILES, f"{FILES}/parameters/0"),
    ],
)
def test_pointers_join(changed: str, noticed: str) -> None:
    """An effect at, below or above the edited place belongs to the edit."""
    finding = only([change("W026", "X", BREAK, changed)], [effect("S045", "models.X", BREAK, noticed)])
    assert finding.rules == ("W026", "S045")
    assert finding.cause == "spec"


@pytest.mark.parametrize(
    ("changed", "noticed"),
    [
        (TITLE, f"{PROJECT}/properties/titles"),
        ("#/components/schemas/A", "#/components/schemas/B"),
        ("#/paths/~1files/get", "#/paths/~1files~1{id}/get"),
        (TITLE, ""),
    ],
)
def test_strangers_stay_apart(changed: str, noticed: str) -> None:
    """Places that only look alike, and effects without a place, are other root causes."""
    found = join([change("W026", "X", RISK, changed)], [effect("S045", "models.Y.z", BREAK, noticed)])
    assert [finding.rules for finding in found] == [("S045",), ("W026",)]


def test_the_nearest_change_explains() -> None:
    """Of two edits above an effect, the one that is nearer is its cause; of two at one place, the one as grave."""
    far, near = change("W003", "Project", SAFE, PROJECT), change("W025", "Project.title", RISK, TITLE)
    grave = change("W026", "Project.title", BREAK, TITLE)
    noticed = effect("S042", "models.Project.title", RISK, f"{TITLE}/items")
    found = {finding.rules[0]: finding.effects for finding in join([far, near, grave], [noticed])}
    assert found == {"W003": (), "W025": (noticed,), "W026": ()}


def test_a_side_that_is_gone_joins() -> None:
    """A removed thing joins by its old pointer, an added one by its new pointer."""
    gone = Change("W014", "Project.geography", "str", severity=BREAK, pointer_old=f"{PROJECT}/properties/geography")
    lost = Effect("S040", "models.Project.geography", severity=BREAK, pointer_old=f"{PROJECT}/properties/geography")
    assert only([gone], [lost]).effects == (lost,)


def test_twins_join_by_name() -> None:
    """An effect at a place that a change tells as its twin belongs to it, and so does what has the same place."""
    told = Change(
        "W014", "Project.geography", "str", severity=BREAK, pointer_old="#/x", also=("betaProject.geo_graphy",)
    )
    pointer = "#/components/schemas/betaProject/properties/geo_graphy"
    lost = Effect("S040", "models.BetaProject.geo_graphy", severity=BREAK, pointer_old=pointer)
    gone = Effect("S023", "projects.create(geo_graphy=)", severity=BREAK, pointer_old=pointer)
    assert only([told], [lost, gone]).effects == (gone, lost)


def test_twins_of_an_effect_join_by_name() -> None:
    """An effect that tells a twin which the change is about belongs to the change."""
    told = change("W014", "Project.geography", BREAK, "#/x")
    lost = Effect("S040", "models.Other.geography", severity=BREAK, also=("models.Project.geography",))
    assert only([told], [lost]).rules == ("W014", "S040")


def test_a_type_joins_by_name() -> None:
    """A method whose type names an edited component that its operation reaches belongs to the edit."""
    edited = Change("W026", "Project", "str", "int", BREAK, operations=("GET /projects",), pointer_old=PROJECT)
    reaches = effect("S030", "projects.list", BREAK, "#/paths/~1projects/get", "Project", "ProjectV2")
    stranger = effect("S030", "files.list", BREAK, "#/paths/~1files/get", "Project", "ProjectV2")
    found = {finding.at: finding.effects for finding in join([edited], [reaches, stranger])}
    assert found == {"Project": (reaches,), "files.list": (stranger,)}


@pytest.mark.parametrize("cause", ["generator", "configuration", "spec"])
def test_who_is_to_blame(cause: str) -> None:
    """What no edit explains has the cause that it is given; what an edit explains has that of the edits."""
    unexplained = effect("S020", "files.list", BREAK, FILES)
    assert only([], [unexplained], cause).cause == cause
    explained = join(
        [change("W002", "GET /files", BREAK, FILES)], [unexplained], lambda _: cause, of_changes="configuration"
    )
    assert [finding.cause for finding in explained] == ["configuration"]


def test_other_causes_are_other_findings() -> None:
    """Effects of one place that different causes made are told apart."""
    lost, new = effect("S020", "files.list", BREAK, FILES), effect("S002", "files.all", SAFE, FILES)
    found = join([], [lost, new], lambda one: "spec" if one == lost else "generator")
    assert [finding.cause for finding in found] == ["spec", "generator"]


def test_unexplained_effects_of_one_place_are_one() -> None:
    """Several effects with one pointer that nothing explains are one root cause, the worst first."""
    lost, new = effect("S020", "files.list", BREAK, FILES), effect("S002", "files.all", SAFE, FILES)
    assert only([], [new, lost]).effects == (lost, new)


def test_everything_is_told_once() -> None:
    """Each change and each effect is in exactly one finding."""
    found = join(CHANGES, EFFECTS)
    assert sorted(finding.change for finding in found if finding.change) == sorted(CHANGES)
    assert sorted(noticed for finding in found for noticed in finding.effects) == sorted(EFFECTS)


def test_order_does_not_matter() -> None:
    """The findings, worst first, do not depend on the order of what goes in, nor on its being there twice."""
    expected = join(CHANGES, EFFECTS)
    assert [finding.severity for finding in expected] == sorted((f.severity for f in expected), reverse=True)
    for seed in range(20):
        shuffled = random.Random(seed)
        changes, effects = list(CHANGES * 2), list(EFFECTS * 2)
        shuffled.shuffle(changes)
        shuffled.shuffle(effects)
        assert join(changes, effects) == expected


def test_nothing_is_no_finding() -> None:
    """No change and no effect give nothing."""
    assert join([], []) == ()


def test_many_changes_join_quickly() -> None:
    """Thousands of changes and effects join in about linear time."""
    places = [f"#/components/schemas/M{i}/properties/p" for i in range(4000)]
    found = join(
        [change("W010", f"M{i}.p", SAFE, place) for i, place in enumerate(places)],
        [effect("S041", f"models.M{i}.p", SAFE, place) for i, place in enumerate(places)],
    )
    assert {len(finding.effects) for finding in found} == {1}


@pytest.mark.parametrize(
    ("noticed", "hint"),
    [
        (
            effect("S021", "files.list(after=)", BREAK, old="after", new="cursor"),
            "files.list(after=) -> files.list(cursor=)",
        ),
        (effect("S010", "models.Old", BREAK, old="Old", new="New"), "models.Old -> models.New"),
        (effect("S022", "beta.files.list", BREAK, new="files.list"), "beta.files.list -> files.list"),
        (
            effect("S044", "models.File.from_", BREAK, old="from_", new="source"),
            "models.File.from_ -> models.File.source",
        ),
        (effect("S020", "files.list", BREAK), "nothing takes its place"),
        (effect("S023", "files.list(after=)", BREAK), "drop `after=` from `files.list()`"),
        (effect("S024", "files.list(after=)", BREAK), "files.list() -> files.list(after=...)"),
        (
            effect("S045", "models.File.size", BREAK, old="str", new="int"),
            "code for `str` has to expect `int`",
        ),
        (effect("S050", "models.File.kind", BREAK, old="Literal['a', 'b']", new="Literal['a']"), "stop sending `'b'`"),
    ],
)
def test_hints(noticed: Effect, hint: str) -> None:
    """Each break of the surface says what to write instead, or what to stop writing."""
    assert only([], [noticed]).hint == hint


@pytest.mark.parametrize(
    ("edited", "hint"),
    [
        (change("W014", "Project.geography", BREAK), "stop reading it"),
        (change("W012", "POST /files ?limit", BREAK), "pass it with every request"),
        (change("W042", "File.kind", BREAK, old="Literal['a', 'b']", new="Literal['b']"), "stop sending `'a'`"),
        (change("W010", "Project.title", SAFE), ""),
        (change("W025", "Project.title", RISK), ""),
        (change("W063", "errors", NONE), ""),
    ],
)
def test_hints_of_the_document(edited: Change, hint: str) -> None:
    """A break that does not show in Python has a hint too; what breaks nothing has none."""
    assert only([edited], []).hint == hint


def test_severity_is_the_worst() -> None:
    """A finding is as grave as its gravest part."""
    assert only([change("W025", "X", NONE, TITLE)], [effect("S042", "models.X", RISK, TITLE)]).severity == Severity.RISK


def test_what_a_change_covers_joins_last() -> None:
    """An effect in a schema that goes along with a change belongs to it, unless another change is at its own place."""
    gone = Change(
        "W002", "POST /projects", severity=BREAK, pointer_old="#/paths/~1projects/post", covers_old=(PROJECT,)
    )
    lost = effect("S027", "models.Project.title", BREAK, TITLE)
    assert only([gone], [lost]).effects == (lost,)
    nearer = change("W051", "Project.title", NONE, TITLE)
    found = {finding.rules[0]: finding.effects for finding in join([gone, nearer], [lost])}
    assert found == {"W002": (), "W051": (lost,)}


def test_a_new_name_is_a_cause_of_its_own() -> None:
    """That a class is called something else is not told with an edit inside it, which needs another answer."""
    edited = change("W014", "Project.title", BREAK, TITLE)
    renamed = effect("S010", "models.Project", BREAK, PROJECT, "models.Project", "models.Plan")
    assert [finding.rules for finding in join([edited], [renamed])] == [("W014",), ("S010",)]


def test_a_variable_of_a_path_is_one_cause() -> None:
    """All operations of a path have its variables: that one has another name is told once."""
    effects = [
        Effect(
            "S021",
            f"files.{verb}(file_id=)",
            "file_id",
            "id",
            BREAK,
            f"#/paths/~1files~1{{file_id}}/{verb}/parameters/0",
            f"#/paths/~1files~1{{id}}/{verb}/parameters/0",
        )
        for verb in ("get", "delete")
    ]
    assert [finding.effects for finding in join([], effects)] == [tuple(sorted(effects))]


def test_a_removed_operation_is_told_by_its_method() -> None:
    """The method comes first and gives the hint, not the class that only it used."""
    gone = Change("W002", "GET /files", severity=BREAK, pointer_old=FILES)
    lost = [
        Effect("S001", "models.FileList", severity=BREAK, pointer_old=FILES),
        Effect("S020", "files.list", severity=BREAK, pointer_old=FILES),
    ]
    found = only([gone], lost)
    assert [each.at for each in found.effects] == ["files.list", "models.FileList"]
    assert found.hint == "nothing takes its place"
