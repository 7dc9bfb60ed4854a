"""Changes, effects and reports made by hand: what the tests of joining and reporting start from."""

from __future__ import annotations

from apidiff.causes.join import join
from apidiff.finding import Change, Effect, Finding, Report, Rule, Severity

SAFE, RISK, BREAK, NONE = Severity.SAFE, Severity.RISK, Severity.BREAK, Severity.NONE
PROJECT = "#/components/schemas/Project"
RULES = {
    rule.id: rule
    for rule in (
        Rule("W014", "Response property removed", BREAK, "Reading it fails."),
        Rule("W013", "Request property removed", BREAK),
        Rule("W001", "Operation added", SAFE),
        Rule("W010", "Response property added", SAFE),
        Rule("W040", "Request value added", SAFE),
        Rule("W025", "Response may be null", RISK),
        Rule("W063", "Error status", NONE),
        Rule("D001", "Documentation", NONE),
        Rule("S020", "Method removed", BREAK),
        Rule("S021", "Parameter renamed", BREAK),
        Rule("S023", "Parameter removed", BREAK),
        Rule("S040", "Attribute removed", BREAK),
        Rule("S041", "Attribute added", SAFE),
        Rule("S042", "Attribute widened", RISK),
        Rule("S002", "Name added", SAFE),
    )
}

GEOGRAPHY = Change(
    "W014",
    "Project.geography",
    "str",
    severity=BREAK,
    directions=("response",),
    pointer_old=f"{PROJECT}/properties/geography",
    operations=("GET /projects/{id}", "POST /projects"),
)
GEOGRAPHY_READ = Effect(
    "S040", "models.Project.geography", "str", severity=BREAK, pointer_old=f"{PROJECT}/properties/geography"
)
TIER = "service_tier"


def tier(owner: str) -> Change:
    """`fast` is accepted for the service_tier of a type."""
    pointer = f"#/components/schemas/{owner}/properties/{TIER}"
    return Change(
        "W040",
        f"{owner}.{TIER}",
        "Literal['auto']",
        "Literal['auto', 'fast']",
        SAFE,
        ("request",),
        pointer,
        pointer,
        ("POST /chat/completions",),
    )


def change(rule: str, at: str, severity: Severity, pointer: str = "", **more: str) -> Change:
    """A change at one place that is there on both sides."""
    return Change(rule, at, severity=severity, pointer_old=pointer, pointer_new=pointer, **more)  # type: ignore[arg-type]


def effect(rule: str, at: str, severity: Severity, pointer: str = "", old: str = "", new: str = "") -> Effect:
    """An effect whose place is there on both sides."""
    return Effect(rule, at, old, new, severity, pointer, pointer)


CHANGES = (
    GEOGRAPHY,
    tier("ChatRequest"),
    tier("ResponsesRequest"),
    change("W001", "POST /ferries", SAFE, "#/paths/~1ferries/post"),
    change("W063", "error status 418", NONE, "#/paths/~1projects/post/responses"),
    change("W025", "Project.title", RISK, f"{PROJECT}/properties/title"),
    change("D001", "GET /projects", NONE, "#/paths/~1projects/get/summary"),
)
EFFECTS = (
    GEOGRAPHY_READ,
    effect("S042", "models.Project.title", RISK, f"{PROJECT}/properties/title", "str", "str | None"),
    effect("S002", "ferries.create", SAFE, "#/paths/~1ferries/post"),
    effect("S021", "files.list(after=)", BREAK, "#/paths/~1files/get/parameters/1", "after", "cursor"),
)


def report(*, notes: tuple[str, ...] = (), policy: str = "runtime") -> Report:
    """A report with something in every section."""
    return Report(
        "v1.0.0", "working tree", join(CHANGES, EFFECTS, lambda unexplained: "generator"), policy, notes=notes
    )


def many(count: int, severity: Severity = BREAK, rule: str = "W014") -> Report:
    """A report with a great many findings that have nothing in common."""
    found = tuple(
        Finding(change(rule, f"Model{i}.field_{i}", severity, f"#/components/schemas/Model{i}/properties/field_{i}"))
        for i in range(count)
    )
    return Report("old", "new", found)
