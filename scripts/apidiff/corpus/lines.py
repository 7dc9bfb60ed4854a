"""The lines of the usage corpus: one use of one entry a line, so that a complaint leads back to its entry.

Rule: values are read through protocols that lists and dicts of narrower items satisfy, because reading does not care
that `list` is invariant; they are passed as plain lists, dicts and models.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from ..surface.alternatives import Alternatives, Atom, Generic, Name, Value, read

Line: TypeAlias = "tuple[str, str]"
"""(entry, text)"""

HEAD = '''\
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Protocol, TypeVar

import {package}
from {package} import models as m
from {package} import params as p

T_co = TypeVar("T_co", covariant=True)


class ListOf(Protocol[T_co]):
    """A list that is only read."""

    def __iter__(self) -> Iterator[T_co]: ...
    def reverse(self) -> None: ...


class MapOf(Protocol[T_co]):
    """A dict that is only read."""

    def __getitem__(self, key: str, /) -> T_co: ...
    def clear(self) -> None: ...


'''
_BUILTINS = frozenset({"str", "int", "float", "bool", "bytes", "object", "None"})


class Lines:
    """Writes the uses of one package."""

    def __init__(self, manifest: dict[str, Any]) -> None:
        self.package: str = manifest["package"]
        self.manifest = manifest
        self.known = {*manifest["models"], *manifest["aliases"]}

    # --- models ----------------------------------------------------------------------------------------------------

    def model(self, name: str, entry: dict[str, Any]) -> Iterator[Line]:
        """Read each attribute; make one with all of them; pass one as a dict."""
        at, fields = f"models.{name}", entry["fields"]
        yield at, f"def read_{name}(value: m.{name}) -> None:"
        yield at, "    assert isinstance(value, m.BaseModel)"
        for index, each in enumerate(fields):
            # What a program reads of its own requests is what it put there.
            type_ = self.read(each["type"], absent=not each["required"]) if entry["response"] else "Any"
            yield f"{at}.{each['name']}", f"    a{index}: {type_} = value.{each['name']}"
        yield "", ""
        yield at, f"def class_{name}() -> type[m.{name}]:"
        yield at, f"    return m.{name}"
        yield "", ""
        if not entry["request"]:  # nobody makes it but the client
            return
        fields = [each for each in fields if not each.get("computed")]
        for suffix, given in (("", fields), ("_least", [each for each in fields if each["required"]])):
            yield at, f"def make{suffix}_{name}({self._arguments(given)}) -> m.{name}:"
            yield at, f"    return m.{name}("
            yield from ((f"{at}.{each['name']}", f"        {each['name']}=a{i},") for i, each in enumerate(given))
            yield at, "    )"
            yield "", ""
            yield at, f"def pass{suffix}_{name}({self._arguments(given)}) -> p.{name}:"
            yield at, "    return {"
            yield from ((f"{at}.{each['name']}", f"        {each['wire']!r}: a{i},") for i, each in enumerate(given))
            yield at, "    }"
            yield "", ""

    def _arguments(self, fields: list[dict[str, Any]]) -> str:
        arguments = ", ".join(f"a{index}: {self.sent(each['type'])}" for index, each in enumerate(fields))
        return f"*, {arguments}" if arguments else ""

    def alias(self, name: str) -> Iterator[Line]:
        """Read an alias as its meaning, and pass its meaning as the alias."""
        at, entry = f"models.{name}", self.manifest["aliases"][name]
        yield at, f"def read_{name}(value: m.{name}) -> None:"
        yield at, f"    a: {self.read(entry['type']) if entry['response'] else 'Any'} = value"
        yield "", ""
        if entry["request"]:
            yield at, f"def pass_{name}(value: {self.sent(entry['type'])}) -> p.{name}:"
            yield at, "    return value"
            yield "", ""

    # --- methods ---------------------------------------------------------------------------------------------------

    def method(self, path: str, name: str, entry: dict[str, Any]) -> Iterator[Line]:
        """Call it with every argument, on both clients, also by position and as a stream."""
        function, at = f"{path}_{name}".replace(".", "_"), f"{path}.{name}"
        for client, word in (("Client", ""), ("AsyncClient", "await ")):
            for index, given in enumerate(self._calls(entry)):
                least = [each for each in given if each["required"]]
                yield from self._call(f"{function}_{client}_{index}", client, word, at, entry, given)
                yield from self._call(
                    f"{function}_{client}_{index}_least", client, word, at, entry, least, by_position=True
                )
            if entry.get("stream"):
                yield from self._stream(f"{function}_{client}_stream", client, word, at, entry)

    def hand_written(self, path: str, name: str, entry: dict[str, Any]) -> Iterator[Line]:
        """Call a hand-written method with every argument; their types are the runtime's own, so any value will do."""
        at = f"{path}.{name}"
        for client in ("Client", "AsyncClient"):
            yield at, f"def {at.replace('.', '_')}_{client}(client: {self.package}.{client}, value: Any) -> None:"
            yield at, f"    {'' if entry['returns'] == 'None' else 'r: Any = '}client.{at}("
            given = [each for each in entry["parameters"] if each["kind"] in ("keyword", "positional or keyword")]
            yield from ((f"{at}({each['name']}=)", f"        {each['name']}=value,") for each in given)
            yield at, "    )"
            yield "", ""

    def _calls(self, entry: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
        """The sets of arguments that are passed together: all, or one for each kind of body."""
        switch = entry.get("stream", {}).get("switch")
        if entry.get("stream") and not switch:
            return
        parameters = [each for each in entry["parameters"] if each["wire"] != switch]
        alternatives = entry.get("alternatives") or [[]]
        every = {name for names in alternatives for name in names}
        for required in alternatives:
            yield [
                {**each, "required": each["required"] or each["wire"] in required}
                for each in parameters
                if each["wire"] not in every or each["wire"] in required
            ]

    def _call(
        self, function: str, client: str, word: str, at: str, entry: dict[str, Any], given: list[dict[str, Any]],
        *, by_position: bool = False,
    ) -> Iterator[Line]:  # fmt: skip
        yield at, f"{'async ' if word else ''}def {function}({self._signature(client, given)}) -> None:"
        page, returns = entry.get("page"), entry["returns"]
        if page:
            kind = f"{self.package}.{'AsyncPage' if word else page}[Any]"
            yield at, f"    page: {kind} = {word}client.{at}("
            yield from self._passed(at, given, by_position)
            yield at, "    )"
            yield at, f"    {'async ' if word else ''}for item in page:"
            yield at, "        assert item"
            yield at, f"    {'async ' if word else ''}for each in client.{at}("
            yield from self._passed(at, given, by_position)
            yield at, "    ):"
            yield at, f"        r: {self.read(returns)} = each"
        elif returns == "None":
            yield at, f"    {word}client.{at}("
            yield from self._passed(at, given, by_position)
            yield at, "    )"
        else:
            yield at, f"    r: {self._answer(returns)} = {word}client.{at}("
            yield from self._passed(at, given, by_position)
            yield at, "    )"
        yield "", ""

    def _stream(self, function: str, client: str, word: str, at: str, entry: dict[str, Any]) -> Iterator[Line]:
        stream = entry["stream"]
        given = next(iter(self._calls({**entry, "stream": {"switch": stream["switch"] or "-"}})))
        yield at, f"{'async ' if word else ''}def {function}({self._signature(client, given)}) -> None:"
        source = f"({word}client.{at}(" if word else f"client.{at}("
        yield at, f"    {'async ' if word else ''}for event in {source}"
        yield from self._passed(at, given)
        if stream["switch"]:
            yield at, f"        {stream['switch']}={stream['value']!r},"
        yield at, "    )):" if word else "    ):"
        yield at, f"        r: {self.read(stream['event'])} = event"
        yield "", ""

    def _signature(self, client: str, given: list[dict[str, Any]]) -> str:
        arguments = [f"a{index}: {self.sent(each['type'])}" for index, each in enumerate(given)]
        return ", ".join([f"client: {self.package}.{client}", *arguments])

    def _passed(self, at: str, given: list[dict[str, Any]], by_position: bool = False) -> Iterator[Line]:
        for index, each in enumerate(given):
            bare = each["kind"] == "positional" or (by_position and each["kind"] == "positional or keyword")
            yield f"{at}({each['name']}=)", f"        {'' if bare else each['name'] + '='}a{index},"

    def _answer(self, returns: str) -> str:
        return f"{self.package}.BinaryResponse" if returns == "bytes" else self.read(returns)

    # --- hand-written names ------------------------------------------------------------------------------------------

    def names(self) -> Iterator[tuple[str, list[Line]]]:
        """Name everything that is exported; make what has a constructor; extend errors by their bases."""
        interface = self.manifest.get("interface", {})
        for path, key in sorted(interface.get("names", {}).items()):
            at = path.removeprefix(f"{self.package}.")
            if at != self.package:
                module, _, name = path.rpartition(".")
                lines = [(at, f"from {module} import {name} as {at.replace('.', '_')}")]
                if path == key:
                    lines += self._class(at, path, interface["classes"].get(key))
                yield at, lines

    def _class(self, at: str, path: str, entry: dict[str, Any] | None) -> list[Line]:
        if entry is None:
            return []
        function = at.replace(".", "_")
        lines = [
            (at, f"def base_{function}_{index}(value: {path}) -> {base.partition('[')[0]}: return value")
            for index, base in enumerate(entry["bases"])
            if base.startswith(f"{self.package}.") and "._" not in base
        ]  # fmt: skip
        parameters = (entry.get("methods", {}).get("__init__") or {"parameters": []})["parameters"]
        named = [each["name"] for each in parameters if each["kind"] == "keyword"]
        needed = [each for each in parameters if each["kind"].startswith("positional") and each.get("required")]
        if named and entry["kind"] != "exception":
            lines.append((at, f"def make_{function}(value: Any) -> None:"))
            lines.append((at, f"    {path}("))
            lines += [
                (at, "        value," if each["kind"] == "positional" else f"        {each['name']}=value,")
                for each in needed
            ]
            lines += [(f"{at}({name}=)", f"        {name}=value,") for name in named]
            lines.append((at, "    )"))
        return lines

    # --- types -----------------------------------------------------------------------------------------------------

    def read(self, text: str, *, absent: bool = False) -> str:
        """Return the annotation of a value that is read."""
        written = self._type(read(text), "ListOf", "MapOf[{}]")
        return f"{written} | None" if absent and "None" not in written.split(" | ") and written != "object" else written

    def sent(self, text: str) -> str:
        """Return the annotation of a value that is passed."""
        return self._type(read(text), "list", "dict[str, {}]")

    def _type(self, type_: Alternatives, list_: str, map_: str) -> str:
        members = {self._atom(atom, list_, map_) for atom in type_}
        return " | ".join(sorted(members, key=lambda member: (member == "None", member)))

    def _atom(self, atom: Atom, list_: str, map_: str) -> str:
        match atom:
            case Value(base="float"):
                return "float"  # typing knows no literal floats
            case Value(text=text):
                return f"Literal[{text}]"
            case Name(name=name) if name in _BUILTINS:
                return name
            case Name(name=name) if name in self.known:
                return f"m.{name}"
            case Generic(name="list", arguments=(item,)):
                return f"{list_}[{self._type(item, list_, map_)}]"
            case Generic(name="dict", arguments=(_, value)):
                return map_.format(self._type(value, list_, map_))
        return "Any"
