"""The tree of resources, and which of its methods are operations."""

from __future__ import annotations

import pytest

from official import read_package
from tests.official.making import RESOURCE, method, operation, request, source, things


@pytest.mark.parametrize(
    ("call", "key"),
    [
        (request(verb="_get"), "GET /things"),
        (request(verb="_delete"), "DELETE /things"),
        (request(verb="_put"), "PUT /things"),
        (request(verb="_patch"), "PATCH /things"),
        (request("page=SyncPage[Thing], model=Thing", verb="_get_api_list"), "GET /things"),
        (request('page=SyncPage[Thing], model=Thing, method="post"', verb="_get_api_list"), "POST /things"),
        (request(path='"/things?beta=true"'), "POST /things?beta=true"),
        (request(path='path_template("/things/{thing_id}", thing_id=thing_id)'), "POST /things/{thing_id}"),
        (request(path='f"/things/{thing_id}/x"'), "POST /things/{thing_id}/x"),
        (f'path = path_template("/t/{{thing_id}}", thing_id=thing_id)\n{request(path="path")}', "POST /t/{thing_id}"),
    ],
)
def test_verb_and_path(call: str, key: str) -> None:
    """Each way to write a request gives its verb and path, and the variables of the path are required."""
    found = operation(call, "thing_id: str, " if "thing_id" in key else "")
    assert found.key == key
    assert found.method == "things.go"
    assert [(each.name, each.place, each.required, each.schema) for each in found.parameters] == (
        [("thing_id", "path", True, {"type": "string"})] if "{" in key else []
    )


def test_variable_with_another_name() -> None:
    """A variable of a path keeps its name, and remembers the one of the argument."""
    found = operation(request(path='path_template("/t/{thing_id}", thing_id=id)'), "id: str, ")
    assert [(each.name, each.argument) for each in found.parameters] == [("thing_id", "id")]


def test_security_headers_deprecation() -> None:
    """The kind of key, the headers that are always sent, and the decorator are facts; Accept is no header of its own."""
    call = request(options='security={"admin_api_key_auth": True}')
    body = f'extra_headers = {{"OpenAI-Beta": "things=v1", **(extra_headers or {{}})}}\n{call}'
    reading = things(f'@typing_extensions.deprecated("old")\n@required_args(["a"])\n{method(body)}')
    (found,) = reading.operations.values()
    assert reading.strangers == ()
    assert (found.security, found.headers, found.deprecated) == (
        ("admin_api_key_auth",),
        {"OpenAI-Beta": "things=v1"},
        True,
    )


def test_second_names() -> None:
    """Another method with the same request is a second name, and says what differs."""
    page = request("page=SyncPage[Thing], model=Thing", verb="_get_api_list")
    reading = things(
        method(request(verb="_get")) + method(request(verb="_get"), name="same") + method(page, name="list")
    )
    (found,) = reading.operations.values()
    assert reading.strangers == ()
    assert [(each.name, each.why) for each in found.names] == [
        ("things.same", ""),
        ("things.list", "not the same: answer"),
    ]


def test_a_deprecated_name() -> None:
    """An operation is deprecated if all its methods are: with one that is not, only a name of it is."""
    old = f'@typing_extensions.deprecated("old")\n{method(request())}'
    for more, deprecated in ((old.replace("def go", "def same"), True), (method(request(), name="same"), False)):
        (found,) = things(old + more).operations.values()
        assert [each.name for each in found.names] == ["things.same"]
        assert found.deprecated is deprecated


def test_helpers() -> None:
    """What makes no request, calls itself a helper, hands its request on or parses an answer is a helper, with the reason."""
    marked = 'extra_headers = {"X-Stainless-Helper-Method": "x", **(extra_headers or {})}\n' + request()
    parsed = request(options="post_parser=parser") + "\n"
    reading = things(
        method(parsed, name="parse")
        + method("self._sleep(1)\nreturn self.go()", name="poll")
        + method(marked, name="marked")
        + method("return Manager(partial(self._post, '/things'))", name="stream")
        + method(request())
        + "@overload\n"
        + method("...", name="go")
    )
    assert reading.strangers == ()
    assert [each.method for each in reading.operations.values()] == ["things.go"]
    assert {each.name.partition(".")[2]: each.why for each in reading.helpers} == {
        "parse": "it parses the answer of things.go",
        "poll": "it makes no request of its own",
        "marked": "it marks itself as a helper",
        "stream": "it hands the request on",
    }


def test_a_request_that_parses_is_an_operation() -> None:
    """A method with a parser of its own is the operation if no plain method makes that request."""
    assert operation(request(options="post_parser=parser")).method == "things.go"


CALLS = """
from typing_extensions import override
from ..resources.things import Things, AsyncThings
from .._base_client import make_request_options
class MyThings(Things):
    @override
    def go(self, sdp: str) -> None:
        self._post("/things", options=make_request_options())
        self._post("/things", options=make_request_options())
"""
BY_HAND = """
    from ._compat import cached_property
    class OpenAI:
        @cached_property
        def things(self) -> Things:
            from openai.lib.calls import MyThings
            return MyThings(self._client)
"""


def test_a_class_by_hand_over_a_generated_one() -> None:
    """A subclass in lib that a property returns is followed: its bases are read first, and go before it."""
    reading = things(method(request()), lib____init__="", lib__calls=CALLS, _client=BY_HAND)
    assert reading.strangers == ()
    assert [each.method for each in reading.operations.values()] == ["things.go"]
    assert [(each.name, each.why) for each in reading.helpers] == [("things.go", "it overrides an operation")]
    assert reading.tree == {"things": "lib.calls:MyThings"}


def test_a_package_over_a_module() -> None:
    """A class of the package's `__init__` goes before the module of that name, and brings what its base has."""
    client = """
        from ._compat import cached_property
        class OpenAI:
            @cached_property
            def things(self) -> "Things":
                from .resources.things import Things
                return Things(self)
    """
    code = (
        f"{RESOURCE.replace('from ..', 'from ...').replace('from .. ', 'from ... ')}\nclass Things(SyncAPIResource):\n"
    )
    code += "    @cached_property\n    def kinds(self) -> Kinds:\n        return Kinds(self._client)\n"
    code += "class Kinds(SyncAPIResource):\n" + "".join(
        f"    {line}\n"
        for line in method(request("cast_to=Thing", verb="_get", path='"/kinds"'), name="list").splitlines()
    )
    files = {
        "resources/things/__init__.py": "from .things import Things as _Things\nclass Things(_Things):\n    pass\n",
        "resources/things/things.py": code,
        "_client.py": client,
    }
    reading = read_package(source(files))
    assert reading.strangers == ()
    assert reading.tree == {"things": "resources.things:Things", "things.kinds": "resources.things.things:Kinds"}
    assert [each.method for each in reading.operations.values()] == ["things.kinds.list"]
