"""Two operations: parameters, bodies, answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.document import pointers
from pipeline.normalize import media as media_types
from pipeline.normalize.shapes import Site

from .documents import SCHEMAS, Call, Document
from .finding import AGREE, ONLY_SPEC, ONLY_WHEEL, REQUIRED_IN_SPEC, REQUIRED_IN_WHEEL, Change, Finding
from .types import Types
from .views import View


class _Content(NamedTuple):
    media: str
    pointer: str


class Calls:
    def __init__(self, types: Types) -> None:
        self.types = types
        self.spec = types.spec
        self.wheel = types.wheel
        self.findings = types.findings

    def compare(self, mine: Call, theirs: Call) -> None:
        """Compare two operations; their types are compared later."""
        self._parameters(mine, theirs)
        self._bodies(mine, theirs)
        self._answers(mine, theirs)
        ours, others = (bool(each.value.get("deprecated")) for each in (mine, theirs))
        difference = AGREE if ours == others else ONLY_WHEEL if others else ONLY_SPEC
        change = Change("deprecated", mine.pointer) if difference == ONLY_WHEEL else None
        self._note("operation", "deprecated", difference, mine.key, mine, theirs, change)
        self._names(mine, theirs)

    def _note(
        self,
        side: str,
        aspect: str,
        difference: str,
        where: str,
        mine: Call,
        theirs: Call,
        change: Change | None = None,
    ) -> None:
        self.findings.append(
            Finding(side, aspect, difference, where, mine.pointer, theirs.pointer, (change,) if change else ())
        )

    def _names(self, mine: Call, theirs: Call) -> None:
        """Compare second names of a method; where the wheel has some, the spec gets all of its names."""
        wanted = [theirs.value["x-official-method"], *theirs.value.get("x-official-names", ())]
        if len(wanted) > 1:
            known = mine.value.get("x-official-names", ())
            lacks = not set(wanted) <= {*known, mine.value.get("x-official-method")}
            change = Change("names", mine.pointer, "", wanted) if lacks else None
            self._note("operation", "names", ONLY_WHEEL if lacks else AGREE, mine.key, mine, theirs, change)

    # --- parameters --------------------------------------------------------------------------------------------------

    def _parameters(self, mine: Call, theirs: Call) -> None:
        ours, others = parameters(self.spec, mine), parameters(self.wheel, theirs)
        for key in sorted(ours.keys() | others.keys()):
            where = f"{mine.key} {key[0]} {key[1]}"
            if key not in others:
                place = ours[key][1]
                self.findings.append(Finding("parameter", "names", ONLY_SPEC, where, place, theirs.pointer))
            elif key not in ours:
                value, place = others[key]
                change = Change("parameter", mine.pointer, f"{key[0]} {key[1]}", value)
                self.findings.append(Finding("parameter", "names", ONLY_WHEEL, where, mine.pointer, place, (change,)))
            else:
                self._parameter(*ours[key], *others[key], where)

    def _parameter(self, mine: dict[str, Any], at: str, theirs: dict[str, Any], their_at: str, where: str) -> None:
        self.findings.append(Finding("parameter", "names", AGREE, where, at, their_at))
        required, change = _required(mine, theirs), None
        if required == REQUIRED_IN_SPEC:
            change = Change("optional", at)
        self.findings.append(
            Finding("parameter", "required", required, where, at, their_at, (change,) if change else ())
        )
        views = self.spec.place(pointers.child(at, "schema")), self.wheel.place(pointers.child(their_at, "schema"))
        self.types.compare(*views, "parameter", where)

    # --- bodies ------------------------------------------------------------------------------------------------------

    def _bodies(self, mine: Call, theirs: Call) -> None:
        ours, our_body, place = body(self.spec, mine)
        others, their_body, _ = body(self.wheel, theirs)
        if not others:
            self._note("body", "presence", ONLY_SPEC if ours else AGREE, mine.key, mine, theirs)
            return
        if not ours:
            new = Change("body", mine.pointer, others[0].media, their_body)
            self._note("body", "presence", ONLY_WHEEL, mine.key, mine, theirs, new)
            return
        required = _required(our_body, their_body)
        optional = Change("optional", place) if required == REQUIRED_IN_SPEC else None
        self._note("body", "presence", required, mine.key, mine, theirs, optional)
        kinds = [
            sorted({"multipart" if "multipart" in each.media else "json" for each in side}) for side in (ours, others)
        ]
        difference = (
            AGREE if set(kinds[1]) <= set(kinds[0]) else f"spec {', '.join(kinds[0])}, wheel {', '.join(kinds[1])}"
        )
        self._note("body", "media", difference, mine.key, mine, theirs)
        other = others[0]
        one = next((each for each in ours if each.media == other.media), ours[0])
        self.types.bodies.add(mine.key)
        self.types.compare(self.spec.place(one.pointer), self.wheel.place(other.pointer), "body", mine.key)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _answers(self, mine: Call, theirs: Call) -> None:
        ours, others = answers(self.spec, mine), answers(self.wheel, theirs)
        difference, change = AGREE, None
        if ours.keys() != others.keys():
            difference = f"spec {', '.join(sorted(ours)) or 'none'}, wheel {', '.join(sorted(others)) or 'none'}"
            if "stream" in others and "stream" not in ours:
                content = others["stream"]
                change = Change("answer", mine.pointer, content.media, self.wheel.at(content.pointer))
        self._note("answer", "kinds", difference, mine.key, mine, theirs, change)
        if change:
            self._undeclared(others["stream"], mine)
        for kind in sorted(ours.keys() & others.keys() - {"other"}):
            one, other = self.spec.place(ours[kind].pointer), self.wheel.place(others[kind].pointer)
            if kind == "json" and theirs.value.get("x-official-page"):
                self._page(one, other, mine, theirs)
            else:
                self.types.compare(one, other, "answer" if kind == "json" else "event", mine.key)

    def _undeclared(self, stream: _Content, mine: Call) -> None:
        """Compare a stream that the spec does not declare with its schema of the same name, if it has one."""
        theirs = self.wheel.place(stream.pointer)
        name = self.wheel.own_name(theirs.inner)
        if name in self.spec.schemas:
            self.types.compare(self.spec.place(SCHEMAS + name), theirs, "event", mine.key)

    def _page(self, one: View, other: View, mine: Call, theirs: Call) -> None:
        """Compare a page: the wheel knows the fields that it reads, and one class for the pages of all lists."""
        fields = {name: site for record in one.records for name, site in record.fields.items()}
        (page,) = other.records
        missing = sorted(page.fields.keys() - fields.keys())
        difference = f"the spec lacks {', '.join(missing)}" if missing else AGREE
        self._note("answer", "page", difference, mine.key, mine, theirs)
        for name in page.fields.keys() & fields.keys() & {"data"}:
            sites: tuple[Site, Site] = (fields[name], page.fields[name])
            views = self.spec.site(sites[0]), self.wheel.site(sites[1])
            self.types.compare(*views, "answer", f"{mine.key}.{name}")


def parameters(document: Document, call: Call) -> dict[tuple[str, str], tuple[dict[str, Any], str]]:
    """Return the parameters of an operation with their places, by where they go and how they are called there."""
    item = pointers.parent(call.pointer)
    found = {}
    for owner in (item, call.pointer):
        for index, value in enumerate(document.at(owner).get("parameters", ())):
            parameter, place = document.follow(value, pointers.child(owner, "parameters", index))
            where, name = parameter["in"], parameter["name"]
            found[where, name.lower() if where == "header" else name.removesuffix("[]")] = parameter, place
    return found


def body(document: Document, call: Call) -> tuple[list[_Content], dict[str, Any], str]:
    """Return the contents of a body, the body itself, and its place."""
    value, place = document.follow(call.value.get("requestBody", {}), pointers.child(call.pointer, "requestBody"))
    contents = [
        _Content(media, pointers.child(place, "content", media, "schema"))
        for media, content in value.get("content", {}).items()
        if "schema" in content
    ]
    return contents, value, place


def answers(document: Document, call: Call) -> dict[str, _Content]:
    """Return the contents of the answer of success by kind: json, stream or other."""
    status = next((each for each in call.value.get("responses", {}) if str(each).startswith("2")), None)
    if status is None:
        return {}
    value = call.value["responses"][status]
    answer, place = document.follow(value, pointers.child(call.pointer, "responses", status))
    found = {}
    for media, content in answer.get("content", {}).items():
        binary = content.get("schema", {}).get("format") == "binary"
        name = media_types.essence(media)
        kind = (
            "stream" if name == "text/event-stream" else "json" if media_types.is_json(name) and not binary else "other"
        )
        found[kind] = _Content(media, pointers.child(place, "content", media, "schema"))
    return found


def _required(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    ours, others = bool(mine.get("required")), bool(theirs.get("required"))
    return AGREE if ours == others else REQUIRED_IN_SPEC if ours else REQUIRED_IN_WHEEL
