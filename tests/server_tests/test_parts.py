"""The pure parts, by tables: paths, forms, events, the plan of an answer."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wherry_server import spec, wire
from wherry_server.call import Upload
from wherry_server.errors import Refusal
from wherry_server.faults import Faults, parse
from wherry_server.form import nested, parts
from wherry_server.spec import Match, Spec
from wherry_server.stream import CHAT, Event, faulty
from wherry_server.wire import Cut, Send, Wait


def operations(*names: str) -> Spec:
    """A description with these operations."""
    paths: dict[str, Any] = {}
    for name in names:
        verb, path = name.split(" ", 1)
        paths.setdefault(path, {})[verb.lower()] = {"responses": {"200": {}}}
    return Spec({"paths": paths, "servers": [{"url": "https://api.example.test/v1/"}]})


@pytest.mark.parametrize(
    ("asked", "query", "found"),
    [
        ("GET a/x", {}, ("/a/{id}", {"id": "x"})),
        ("GET a/b", {}, ("/a/b", {})),
        ("POST a/b", {}, ["DELETE", "GET"]),
        ("DELETE a/b", {}, ("/a/{id}", {"id": "b"})),
        ("GET a", {}, []),
        ("GET a/", {}, []),
        ("GET f/x:run", {}, ("/f/{m}:run", {"m": "x"})),
        ("GET f/x..y", {}, ("/f/{a}..{b}", {"a": "x", "b": "y"})),
        ("GET r", {}, ("/r", {})),
        ("GET r", {"beta": ["true"]}, ("/r beta", {})),
        ("GET r", {"beta": ["false"]}, ("/r", {})),
    ],
)
def test_find(asked: str, query: dict[str, list[str]], found: Any) -> None:
    """Literal segments win over parameters, a fixed query over none; a wrong verb gives the right ones."""
    description = operations(
        "GET /a/{id}", "DELETE /a/{id}", "GET /a/b", "GET /f/{m}:run", "GET /f/{a}..{b}", "GET /r", "GET /r?beta=true"
    )
    verb, path = asked.split(" ")
    result = description.find(verb, path.split("/"), query)
    if isinstance(result, Match):
        beta = " beta" if result.operation.fixed_query else ""
        assert (result.operation.path + beta, result.values) == found
    else:
        assert result == found


def test_operation_facts() -> None:
    """Parameters of the path item count too, references are followed, security tells what is for admins."""
    description = Spec(
        {
            "security": [{"ApiKey": []}],
            "components": {"parameters": {"limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}}},
            "paths": {
                "/a": {
                    "parameters": [{"$ref": "#/components/parameters/limit"}],
                    "get": {"responses": {"200": {}, "404": {}}},
                    "post": {
                        "security": [{"AdminKey": []}],
                        "parameters": [
                            {
                                "name": "x",
                                "in": "query",
                                "content": {"application/json": {"schema": {"type": "object"}}},
                            }
                        ],
                        "requestBody": {"content": {"application/json; charset=utf-8": {"schema": {}}}},
                        "responses": {"201": {"content": {"application/json": {"schema": {"type": "string"}}}}},
                    },
                }
            },
        }
    )
    get, post = description.operations
    assert (get.admin, get.success, get.json_schema, [p.name for p in get.parameters]) == (False, 200, None, ["limit"])
    assert (post.admin, post.success, post.json_schema) == (True, 201, {"type": "string"})
    assert [p.schema for p in post.parameters] == [{"type": "integer"}, {"type": "object"}]
    assert post.body is not None
    assert list(post.body.content) == ["application/json"]


def test_parsed_description_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """YAML is parsed once per content; what is kept is found by the hash of the file and survives a broken copy."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    file = tmp_path / "a.yaml"
    parsed: list[bytes] = []
    original: Callable[[bytes, str], Any] = spec._load_yaml

    def counted(data: bytes, path: str) -> Any:
        parsed.append(data)
        return original(data, path)

    monkeypatch.setattr(spec, "_load_yaml", counted)
    for version in (b"paths: {}\nx: 1\n", b"paths: {}\nx: 2\n"):
        file.write_bytes(version)
        for _ in range(2):
            spec._parsed.cache_clear()
            assert spec.load(file).document == {"paths": {}, "x": int(version[-2:])}
    assert len(parsed) == 2
    for kept in tmp_path.glob("*/*.json"):
        kept.write_text("{")
    spec._parsed.cache_clear()
    assert spec.load(file).document["x"] == 2
    assert len(parsed) == 3
    spec._parsed.cache_clear()


# --- forms -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([("a", "1")], {"a": "1"}),
        ([("a", "1"), ("a", "2")], {"a": ["1", "2"]}),
        ([("a[]", "1")], {"a": ["1"]}),
        ([("a[]", "1"), ("a[]", "2")], {"a": ["1", "2"]}),
        ([("a[b]", "1"), ("a[c][d]", "2"), ("a[c][e][]", "3")], {"a": {"b": "1", "c": {"d": "2", "e": ["3"]}}}),
        ([("", "1")], {"": "1"}),
    ],
)
def test_nested(pairs: list[tuple[str, str]], value: Any) -> None:
    """Names with brackets become arrays and objects."""
    assert nested(pairs) == value


@pytest.mark.parametrize(
    "pairs", [[("a", "1"), ("a[b]", "2")], [("a[b]", "1"), ("a", "2")], [("a[b]", "1"), ("a[]", "2")]]
)
def test_contradiction(pairs: list[tuple[str, str]]) -> None:
    """A name cannot be a value and an object."""
    with pytest.raises(Refusal, match="both as a value and as an object"):
        nested(pairs)


def part(headers: str, content: str = "x") -> bytes:
    """One part of a multipart body."""
    return f"--b\r\n{headers}\r\n\r\n{content}\r\n".encode()


def test_multipart() -> None:
    """Parts with a file name are files, with their type; names may hold anything that is escaped as browsers do."""
    body = (
        part('Content-Disposition: form-data; name="a"', "größe")
        + part('content-disposition: form-data; name="f[]"; filename="ü.txt"\r\ncontent-type: text/plain', "1\r\n--2")
        + part('Content-Disposition: form-data; name="g"; filename=""', "")
        + b"--b--\r\n"
    )
    assert parts("multipart/form-data; boundary=b", body) == [
        ("a", "größe"),
        ("f[]", Upload("ü.txt", "text/plain", b"1\r\n--2")),
        ("g", Upload("", "application/octet-stream", b"")),
    ]


@pytest.mark.parametrize(
    ("content_type", "body", "message"),
    [
        ("multipart/form-data", b"--b--\r\n", "names no boundary"),
        ("multipart/form-data; boundary=b", b"rubbish", "cannot be read"),
        (
            "multipart/form-data; boundary=b",
            part('Content-Disposition: form-data; name="a"'),
            "closing boundary is missing",
        ),
        ("multipart/form-data; boundary=b", part("X: y") + b"--b--", "Content-Disposition"),
        ("multipart/form-data; boundary=b", part("Content-Disposition: form-data") + b"--b--", "Content-Disposition"),
    ],
)
def test_bad_multipart(content_type: str, body: bytes, message: str) -> None:
    """A multipart body that is not whole is refused with the reason."""
    with pytest.raises(Refusal, match=message):
        parts(content_type, body)


# --- streams and plans -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event({"a": "ü"}), 'data: {"a":"ü"}\n\n'),
        (Event("[DONE]", "done"), "event: done\ndata: [DONE]\n\n"),
        (Event("one\ntwo"), "data: one\ndata: two\n\n"),
        (Event(""), "data: \n\n"),
        (Event(comment="hi"), ": hi\n\n"),
    ],
)
def test_event_bytes(event: Event, text: str) -> None:
    """Events are written as the standard reads them."""
    assert event.encode() == text.encode()
    assert event.encode("\r\n") == text.replace("\n", "\r\n").encode()


def plan(text: str, *pieces: str) -> list[wire.Step]:
    """The plan of a stream of these events under some faults."""
    faults, _ = parse(text)
    return list(wire.faulty(wire.of_events(map(Event, pieces), faults), faults, is_stream=True))


A, B = Send(b"data: a\n\n", 1), Send(b"data: b\n\n", 1)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", [A, B]),
        ("cut", [A, Cut("rst"), B]),
        ("cut=0;how=fin", [Cut("fin"), A, B]),
        ("cut=9", [A, B, Cut("rst")]),
        ("stall=1:0.5", [A, Wait(0.5), B]),
        ("cut=11b", [A, Send(b"da", 0), Cut("rst"), Send(b"ta: b\n\n", 1)]),
        ("cut=9b", [Send(A.data, 0), Cut("rst"), Send(b"", 1), B]),
        ("drip=10", [A, Wait(0.01), B, Wait(0.01)]),
        ("split=5", [Send(b"data:", 0), Send(b" a\n\n", 1), Send(b"data:", 0), Send(b" b\n\n", 1)]),
        ("coalesce", [Send(b"data: a\n\ndata: b\n\n", 2)]),
        ("stall=1:1, coalesce", [A, Wait(1), B]),
        ("bom", [Send(b"\xef\xbb\xbfdata: a\n\n", 1), B]),
    ],
)
def test_plan(text: str, steps: list[wire.Step]) -> None:
    """Faults of time and connection fall where they should."""
    assert plan(text, "a", "b") == steps


def test_plan_is_pulled() -> None:
    """A plan is made as it is carried out: an endless stream has a first step."""

    def endless() -> Any:
        while True:
            yield Event("a")

    faults, _ = parse("keepalive, split=3, drip=1, cut=1000, gzip, extra-fields")
    steps = wire.faulty(wire.of_events(faulty(endless(), faults, CHAT), faults), faults, is_stream=True)
    assert isinstance(next(steps), Send)


def test_gzip_plan() -> None:
    """Compressed pieces join to the original."""
    steps = plan("gzip", "a", "b")
    assert gzip.decompress(b"".join(step.data for step in steps if isinstance(step, Send))) == A.data + B.data


def test_body_plan() -> None:
    """A body of known length is cut and halted at bytes."""
    faults, _ = parse("cut=3")
    steps = wire.faulty(wire.of_bytes(b"abcdef", faults), faults, is_stream=False, size=6)
    assert list(steps) == [Send(b"abc", 0), Cut("rst"), Send(b"def", 6)]
    faults, _ = parse("drip=1")
    pieces = [
        s.data for s in wire.faulty(wire.of_bytes(bytes(25), faults), faults, is_stream=False) if isinstance(s, Send)
    ]
    assert (b"".join(pieces), len(pieces)) == (bytes(25), 13)


def test_faults_are_parsed() -> None:
    """Several faults, values, options and a count are read from one text."""
    faults, times = parse("429;retry-after=1.5;code=x y, drip=20 x3")
    status = faults.get("status")
    assert status is not None
    assert (status.status, status.options, times) == (429, {"retry-after": "1.5", "code": "x y"}, 3)
    drip = faults.get("drip")
    assert drip is not None
    assert drip.seconds(0) == 20
    assert parse("503 x2 then ok")[1] == 2
    assert not Faults()
    assert not parse("ok")[0]
    assert json.dumps(faults.text) == '"429;retry-after=1.5;code=x y, drip=20 x3"'
