"""Every surface rule, at each of its severities, as edits of one manifest; one edit is one effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apidiff.finding import Severity
from apidiff.surface import RULES, ManifestUnknown, compare
from tests.apidiff.surface.manifests import Manifest, alias, base, field, method, model, parameter

Edit = Callable[[Manifest], object]
NONE, SAFE, RISK, BREAK = Severity.NONE, Severity.SAFE, Severity.RISK, Severity.BREAK


def edited(edit: Edit) -> Manifest:
    manifest = base()
    edit(manifest)
    return manifest


def seen(edit: Edit) -> list[tuple[str, Severity, str]]:
    """Rule, severity and place of every effect of an edit."""
    return [(each.rule, each.severity, each.at) for each in compare(base(), edited(edit))]


def put(*path: Any, value: Any) -> Edit:
    """Set what is at a path."""

    def edit(manifest: Manifest) -> None:
        here: Any = manifest
        for key in path[:-1]:
            here = here[key]
        here[path[-1]] = value

    return edit


def drop(*path: Any) -> Edit:
    """Take away what is at a path."""

    def edit(manifest: Manifest) -> None:
        here: Any = manifest
        for key in path[:-1]:
            here = here[key]
        del here[path[-1]]

    return edit


def both(*edits: Edit) -> Edit:
    def edit(manifest: Manifest) -> None:
        for each in edits:
            each(manifest)

    return edit


def retype(name: str, index: int, type_: str) -> Edit:
    return put("models", name, "fields", index, "type", value=type_)


def renamed(old: str, new: str) -> Edit:
    """Give a class another name wherever it is mentioned."""

    def edit(manifest: Manifest) -> None:
        manifest["models"] = {new if key == old else key: entry for key, entry in manifest["models"].items()}
        for entry in manifest["aliases"].values():
            entry["type"] = entry["type"].replace(old, new)

    return edit


def inline(name: str) -> Edit:
    return put("models", name, "pointer", value="#/components/schemas/Trip/properties/load")


def parameters(name: str) -> tuple[Any, ...]:
    return ("resources", "trips", "methods", name, "parameters")


def extra_method(manifest: Manifest) -> None:
    manifest["resources"]["trips"]["methods"]["delete"] = method("DELETE", "/trips", parameter("hard", "bool"))


def moved(old: str, new_resource: str, new: str) -> Edit:
    def edit(manifest: Manifest) -> None:
        entry = manifest["resources"]["trips"]["methods"].pop(old)
        resource = manifest["resources"].setdefault(new_resource, {"class": "Other", "methods": {}})
        resource["methods"][new] = entry

    return edit


TABLE: list[tuple[str, Edit, list[tuple[str, Severity, str]]]] = [
    # names
    ("class gone", drop("models", "Empty"), [("S001", BREAK, "models.Empty")]),
    ("alias gone", drop("aliases", "State"), [("S001", BREAK, "models.State")]),
    ("no longer sent", put("models", "Van", "request", value=False), [("S001", BREAK, "params.Van")]),
    ("other name gone", drop("names", "TripResponse"), [("S001", BREAK, "models.TripResponse")]),
    ("export gone", drop("interface", "names", "ferry.Ferry"), [("S001", BREAK, "Ferry")]),
    ("value gone", drop("interface", "names", "ferry.UNSET"), [("S001", BREAK, "UNSET")]),
    ("module gone", drop("interface", "names", "ferry.transports"), [("S001", BREAK, "transports")]),
    ("class new", put("models", "New", value=model("New", field("x", "int"))), [("S002", SAFE, "models.New")]),
    ("value new", both(put("interface", "values", "ferry.OMIT", value="object"),
                       put("interface", "names", "ferry.OMIT", value="ferry.OMIT")), [("S002", SAFE, "OMIT")]),
    ("class moved, old path kept", both(
        lambda m: m["interface"]["classes"].update({"ferry.new.Base": m["interface"]["classes"].pop("ferry.Base")}),
        put("interface", "names", "ferry.Base", value="ferry.new.Base"),
        put("interface", "names", "ferry.new.Base", value="ferry.new.Base"),
        put("interface", "classes", "ferry.Client", "bases", value=["ferry.new.Base"]),
    ), [("S003", SAFE, "Base")]),
    # classes
    ("class renamed", renamed("Van", "Truck"), [("S010", BREAK, "models.Van")]),
    ("class renamed, old name kept", both(renamed("Van", "Truck"), put("names", "Van", value="Truck")),
     [("S010", SAFE, "models.Van")]),
    ("class became union", both(
        lambda m: m["models"].pop("Trip"), put("aliases", "Trip", value=alias("Trip", "Car | Van")),
    ), [("S011", BREAK, "models.Trip")]),
    ("alias became class", both(
        lambda m: m["aliases"].pop("State"), put("models", "State", value=model("State", field("x", "int"))),
    ), [("S011", BREAK, "models.State")]),
    ("nested class renamed", both(renamed("Van", "LoadVan"), inline("LoadVan")), [("S012", RISK, "models.Van")]),
    ("base gone", put("interface", "classes", "ferry.Client", "bases", value=[]),
     [("S013", RISK, "Client")]),
    # aliases
    ("alias read: wider", put("aliases", "State", "type", value="Literal['away', 'gone', 'here']"),
     [("S014", RISK, "models.State")]),
    ("alias read: other", put("aliases", "State", "type", value="int"), [("S014", BREAK, "models.State")]),
    ("alias sent: wider", put("aliases", "Route", "type", value="Literal['north', 'south', 'west']"),
     [("S014", SAFE, "models.Route")]),
    ("alias sent: other", put("aliases", "Route", "type", value="int"), [("S014", BREAK, "models.Route")]),
    ("alias both: member new", both(put("models", "Bus", value=model("Bus", field("kind", "Literal['bus']"))),
                                    put("aliases", "Load", "type", value="Bus | Car | Van")),
     [("S014", RISK, "models.Load")]),
    ("alias both: member gone", put("aliases", "Load", "type", value="Car"), [("S014", RISK, "models.Load")]),
    # methods
    ("method gone", drop("resources", "trips", "methods", "state"), [("S020", BREAK, "trips.state")]),
    ("hand-written method gone", drop("resources", "trips", "hand_written", "wait"), [("S020", BREAK, "trips.wait")]),
    ("event of a connection new", put("resources", "trips", "events", value={"car.call": "Car"}),
     [("S002", SAFE, "trips.connect.car.call")]),
    ("second name new", put("resources", "trips", "second_names", value={"status": "state"}),
     [("S002", SAFE, "trips.status")]),
    ("second place new", put("resources", "trips", "links", value={"all": "trips"}),
     [("S002", SAFE, f"trips.all.{name}") for name in ("create", "list", "retrieve", "state", "wait")]),
    ("method renamed, old name kept", both(
        moved("state", "trips", "status"), put("resources", "trips", "second_names", value={"state": "status"}),
    ), [("S002", SAFE, "trips.status")]),
    ("parameter taken by any keyword", drop("resources", "trips", "hand_written", "wait", "parameters", 0), []),
    ("method renamed", moved("state", "trips", "status"), [("S020", BREAK, "trips.state")]),
    ("method new", extra_method, [("S002", SAFE, "trips.delete")]),
    ("method moved", moved("state", "boats", "state"), [("S022", BREAK, "trips.state")]),
    ("parameter renamed", both(put(*parameters("create"), 1, "name", value="memo")),
     [("S021", BREAK, "trips.create(note=)")]),
    ("slot of the path renamed", both(
        put(*parameters("retrieve"), 0, value=parameter("id", place="path")),
        put("resources", "trips", "methods", "retrieve", "path", value="/trips/{id}"),
    ), [("S021", BREAK, "trips.retrieve(trip_id=)")]),
    ("parameter gone", drop(*parameters("create"), 1), [("S023", BREAK, "trips.create(note=)")]),
    ("parameter new", lambda m: m["resources"]["trips"]["methods"]["create"]["parameters"].append(parameter("x")),
     [("S002", SAFE, "trips.create(x=)")]),
    ("required parameter new",
     lambda m: m["resources"]["trips"]["methods"]["create"]["parameters"].append(parameter("x", required=True)),
     [("S024", BREAK, "trips.create(x=)")]),
    ("parameter required", put(*parameters("create"), 1, "required", value=True),
     [("S024", BREAK, "trips.create(note=)")]),
    ("parameter optional", put(*parameters("create"), 0, "required", value=False),
     [("S025", SAFE, "trips.create(route=)")]),
    ("no longer by position", put(*parameters("retrieve"), 0, "kind", value="keyword"),
     [("S026", BREAK, "trips.retrieve(trip_id=)")]),
    ("positional parameters swapped",
     lambda m: m["interface"]["classes"]["ferry.Client"]["methods"]["__init__"]["parameters"].reverse(),
     [("S026", BREAK, "Client(base_url=)"), ("S026", BREAK, "Client(key=)")]),
    ("accepts less", put(*parameters("create"), 1, "type", value="Literal['a']"),
     [("S027", RISK, "trips.create(note=)")]),
    ("accepts something else", put(*parameters("create"), 1, "type", value="int"),
     [("S027", BREAK, "trips.create(note=)")]),
    ("accepts more", put(*parameters("create"), 1, "type", value="str | None"), [("S028", SAFE, "trips.create(note=)")]),
    ("default", put(*parameters("create"), 2, "default", value=2), [("S029", RISK, "trips.create(size=)")]),
    # answers
    ("returns something else", put("resources", "trips", "methods", "retrieve", "returns", value="str"),
     [("S030", BREAK, "trips.retrieve")]),
    ("returns more", put("resources", "trips", "methods", "retrieve", "returns", value="Trip | str"),
     [("S031", RISK, "trips.retrieve")]),
    ("returns less", put("resources", "trips", "methods", "state", "returns", value="Trip"),
     [("S032", SAFE, "trips.state")]),
    ("other page", put("resources", "trips", "methods", "list", "page", value="TokenPage"), [("S033", RISK, "trips.list")]),
    ("no page", drop("resources", "trips", "methods", "list", "page"), [("S033", BREAK, "trips.list")]),
    ("no stream", drop("resources", "trips", "methods", "create", "stream"), [("S033", BREAK, "trips.create")]),
    ("other switch", put("resources", "trips", "methods", "create", "stream", "switch", value="sse"),
     [("S033", BREAK, "trips.create")]),
    ("other event", put("resources", "trips", "methods", "create", "stream", "event", value="Car"),
     [("S030", BREAK, "trips.create (stream)")]),
    ("async", put("interface", "functions", "ferry.preload", "async", value=True), [("S033", BREAK, "preload")]),
    # attributes
    ("attribute gone", drop("models", "Trip", "fields", 1), [("S040", BREAK, "models.Trip.note")]),
    ("attribute of a base gone", drop("interface", "classes", "ferry.Base", "fields", 0), [("S040", BREAK, "Base.common")]),
    ("attribute new", lambda m: m["models"]["Trip"]["fields"].append(field("x", "int")), [("S041", SAFE, "models.Trip.x")]),
    ("key new", lambda m: m["models"]["Ask"]["fields"].append(field("x", "int", required=False)),
     [("S041", SAFE, "models.Ask.x")]),
    ("required key new", lambda m: m["models"]["Ask"]["fields"].append(field("x", "int")),
     [("S024", BREAK, "models.Ask.x")]),
    ("attribute wider", retype("Trip", 0, "int | str"), [("S042", RISK, "models.Trip.id")]),
    ("attribute may be null", retype("Trip", 0, "str | None"), [("S042", RISK, "models.Trip.id")]),
    ("attribute may lack", put("models", "Trip", "fields", 0, "required", value=False), [("S042", RISK, "models.Trip.id")]),
    ("null where it may lack", retype("Trip", 1, "str | None"), []),
    ("attribute narrower", retype("Trip", 0, "Literal['a']"), [("S043", SAFE, "models.Trip.id")]),
    ("attribute always there", put("models", "Trip", "fields", 1, "required", value=True),
     [("S043", SAFE, "models.Trip.note")]),
    ("Python name alone", put("models", "Trip", "fields", 0, "name", value="id_"), [("S044", BREAK, "models.Trip.id")]),
    ("text to class", retype("Trip", 0, "Car"), [("S045", BREAK, "models.Trip.id")]),
    ("text or null to class or null", retype("Trip", 1, "Car | None"), [("S045", BREAK, "models.Trip.note")]),
    ("key narrower", retype("Ask", 1, "Literal['now'] | None"), [("S027", RISK, "models.Ask.when")]),
    ("key wider", retype("Ask", 1, "int | str | None"), [("S028", SAFE, "models.Ask.when")]),
    ("key required", put("models", "Ask", "fields", 1, "required", value=True), [("S024", BREAK, "models.Ask.when")]),
    ("key optional", put("models", "Ask", "fields", 0, "required", value=False), [("S025", SAFE, "models.Ask.route")]),
    # values, exceptions, requirements
    ("value no longer sent", put("aliases", "Route", "type", value="Literal['north']"), [("S050", BREAK, "models.Route")]),
    ("value no longer read", put("aliases", "State", "type", value="Literal['here']"), [("S050", SAFE, "models.State")]),
    ("member of an enum gone", drop("interface", "classes", "ferry.Mode", "fields", 0), [("S050", BREAK, "Mode.FAST")]),
    ("exception gone", both(drop("interface", "classes", "ferry.LateError"),
                            drop("interface", "names", "ferry.LateError")), [("S060", BREAK, "LateError")]),
    ("exception has another base", put("interface", "classes", "ferry.LateError", "bases", value=["Exception"]),
     [("S060", BREAK, "LateError")]),
    ("Python", put("python", "requires", value=">=3.11"), [("S080", BREAK, "requires-python")]),
    ("wider Python", put("python", "requires", value=">=3.9"), []),
    ("dependency raised", put("python", "dependencies", 0, value="attrs>=23"), [("S080", BREAK, "dependency attrs")]),
    ("dependency capped", put("python", "dependencies", 1, value="httpx>=0.28,<0.29"), [("S080", BREAK, "dependency httpx")]),
    ("dependency new", put("python", "dependencies", value=["anyio", "attrs>=22", "httpx>=0.28,<1"]),
     [("S080", RISK, "dependency anyio")]),
    ("dependency gone", put("python", "dependencies", value=["attrs>=22"]), []),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_rule(edit: Edit, expected: list[tuple[str, Severity, str]]) -> None:
    """An edit has the effects that the catalogue gives it, and no others."""
    assert seen(edit) == sorted(expected)


def test_every_rule_is_seen() -> None:
    """The table has every rule of the catalogue but those that others give: docstrings, and the join's attribution."""
    told = {rule for _, edit, _ in TABLE for rule, _, _ in seen(edit)}
    assert told == RULES.keys() - {"S070", "S090"}
    assert all(key == rule.id and rule.title and rule.why for key, rule in RULES.items())


@pytest.mark.parametrize(
    ("table", "entry", "at"),
    [("second_names", {"status": "state"}, "trips.status"), ("links", {"all": "trips"}, "trips.all.state")],
)
def test_second_name_gone(table: str, entry: dict[str, str], at: str) -> None:
    """A second name that is gone is a break, like any method."""
    old = edited(put("resources", "trips", table, value=entry))
    assert ("S020", BREAK, at) in {(each.rule, each.severity, each.at) for each in compare(old, base())}


def test_opaque_to_class() -> None:
    """What could be anything was used as something: a class instead is a break."""
    old, new = edited(retype("Trip", 0, "object")), edited(retype("Trip", 0, "Car"))
    (effect,) = compare(old, new)
    assert (effect.rule, effect.severity) == ("S045", BREAK)


def test_hints() -> None:
    """What moved says where it is now."""
    (effect,) = compare(base(), edited(moved("state", "boats", "state")))
    assert effect.detail == "trips.state(…) -> boats.state(…)"
    (effect,) = compare(base(), edited(put(*parameters("create"), 1, "name", value="memo")))
    assert effect.detail == "note= -> memo="
    (effect,) = compare(base(), edited(renamed("Van", "Truck")))
    assert effect.detail == "models.Van -> models.Truck"


def test_pointers() -> None:
    """An effect carries the pointers of both manifests, empty where a side has nothing."""
    (effect,) = compare(base(), edited(retype("Trip", 0, "int")))
    assert effect.pointer_old == effect.pointer_new == "#/components/schemas/Trip/properties/id"
    (effect,) = compare(base(), edited(drop("models", "Empty")))
    assert (effect.pointer_old, effect.pointer_new) == ("#/components/schemas/Empty", "")


@pytest.mark.parametrize("format_", [0, 2, "1", None])
def test_unknown_format(format_: Any) -> None:
    """A manifest of another format is refused by name, on either side."""
    for pair in ((base(), {**base(), "format": format_}), ({**base(), "format": format_}, base())):
        with pytest.raises(ManifestUnknown, match=f"format {format_!r}; this version compares format 1"):
            compare(*pair)


def test_events_of_connections() -> None:
    """An event that a client sends is a method: it may be gone, and its properties are parameters."""
    edit = put("resources", "trips", "events", value={"car.call": "Car"})
    without, old, new = (
        base(),
        edited(edit),
        edited(both(edit, put("models", "Car", "fields", 1, "name", value="places"))),
    )
    assert [(each.rule, each.at) for each in compare(old, without)] == [("S020", "trips.connect.car.call")]
    assert ("S023", "trips.connect.car.call(seats=)") in [(each.rule, each.at) for each in compare(old, new)]
