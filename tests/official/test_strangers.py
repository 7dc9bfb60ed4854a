"""Strange constructs, planted one by one: each is listed with file and line, and the rest is read all the same."""

from __future__ import annotations

import pytest

from official import read_package
from tests.official.making import RESOURCE, method, request, source, things, types

NAME = "name: str, "
MODEL = "class Other(BaseModel):\n    pass\nclass Thing(BaseModel):\n    known: int\n"
FIELD = f"{MODEL}    it: "

TYPES = {
    "a tuple": f"{FIELD}Tuple[int, str]",
    "a class that nobody defines": f"{FIELD}Decimal",
    "a call": f"{FIELD}conint(ge=1)",
    "a map by number": f"{FIELD}Dict[int, str]",
    "a literal with a point": f"{FIELD}Literal[1.5]",
    "a member of an enum": f"{FIELD}Literal[Colour.RED]",
    "a generic type of the wheel": f"{FIELD}Other[int]",
    "other metadata": f"{FIELD}Annotated[str, Field(pattern='x')]",
    "other facts in the metadata": f"{FIELD}Annotated[str, PropertyInfo(format_template='%Y')]",
    "another format": f"{FIELD}Annotated[str, PropertyInfo(format='base32')]",
    "a validation alias": f"{FIELD}str = FieldInfo(validation_alias='x')",
    "a default that is called": f"{FIELD}str = make()",
    "a field of a broken quote": f"{FIELD}'List['",
    "a setting of the class": f"{MODEL}    model_config = ConfigDict(alias_generator=camel)",
    "a validator": f"{MODEL}    @field_validator('known')\n    def check(cls, value): ...",
    "a field in a branch": f"{MODEL}    if TYPE_CHECKING:\n        it: int\n    else:\n        it: str",
    "a class in a class": f"{MODEL}    class Inner: ...",
    "a private field": f"{MODEL}    _it: Optional[str] = None",
    "two fields of one name": f"{MODEL}    it: str = FieldInfo(alias='known')",
    "a field from outside": f"{MODEL}Thing.it = 3",
    "a setting from outside": f"{MODEL}Thing.model_rebuild()",
    "an attribute by its name": f"{MODEL}setattr(Thing, 'it', 1)",
    "a union that grows": f"Union_ = Union[int, str]\nUnion_ |= bool\n{FIELD}Union_",
    "another base": "class Thing(RootModel[int]):\n    known: int",
    "a base that is no class": "class Thing(make_base()):\n    known: int",
    "a keyword of the class": "class Thing(BaseModel, frozen=True):\n    known: int",
    "a decorator": "@dataclass\nclass Thing(BaseModel):\n    known: int",
    "no base": "class Thing:\n    known: int",
    "a value for a type": "Thing = make_type('Thing')",
    "a TypedDict of pairs": "Thing = TypedDict('Thing', [('a', int)])",
    "a second definition": f"{MODEL}class Other(BaseModel):\n    more: int",
    "a definition in a branch": f"{MODEL}if TYPE_CHECKING:\n    class More(BaseModel):\n        it: int",
}


@pytest.mark.parametrize("construct", TYPES)
def test_types(construct: str) -> None:
    """A type with something unknown in it is listed with file and line, and its other fields stay."""
    reading = types(TYPES[construct])
    lines = TYPES[construct].splitlines()
    found = [each for each in reading.strangers if each.path == "types/thing.py"]
    assert len(found) == 1, reading.strangers
    assert 10 <= found[0].line < 10 + len(lines)
    assert len(reading.operations) == 1
    if "known: int" in TYPES[construct] and "BaseModel" in TYPES[construct]:
        assert "known" in reading.types["types.thing:Thing"].schema["properties"]


BODY = "body=maybe_transform({body}, thing_params.ThingParams), cast_to=Thing"
HEADERS = "extra_headers = {'A': 'b', **(extra_headers or {})}"
METHODS = {
    "a path put together": (request(path='"/things/" + name'), NAME),
    "a path with a conversion": (request(path='f"/things/{name!r}"'), NAME),
    "a path of something else": (request(path='path_template("/things/{a}", a=quote(name))'), NAME),
    "a path whose variable nobody gives": (request(path='"/things/{a}"'), ""),
    "a path that is chosen": (f"if name:\n    p = '/a'\nelse:\n    p = '/b'\n{request(path='p')}", NAME),
    "another verb": (request(verb="_head"), ""),
    "a verb of the client": ("return self._client.post('/things', cast_to=Thing)", ""),
    "a verb under another name": ("post = self._post\nreturn post('/things', options=make_request_options())", ""),
    "two requests": (request() + "\n" + request(path='"/more"'), ""),
    "a request and a part of one": (f"partial(self._post, '/x')\n{request()}", ""),
    "options from elsewhere": ("return self._post('/things', options=options, cast_to=Thing)", ""),
    "an unknown option": (request(options="idempotency_key=name"), NAME),
    "an unknown keyword": (request("cast_to=Thing, retries=3"), ""),
    "keywords from elsewhere": (request("cast_to=Thing, **more"), ""),
    "an unknown key": (request(options='security={"other_auth": True}'), ""),
    "a method that is computed": (request("cast_to=Thing, method=name"), NAME),
    "no cast_to": (request("body=None"), ""),
    "a cast by an unknown function": (request("cast_to=pick(name)"), NAME),
    "a cast to an unknown name": (request("cast_to=Unheard"), ""),
    "a cast to what is computed": (request("cast_to=cast(Type[Thing], name)"), NAME),
    "another transform": (request(BODY.replace("maybe_transform", "reshape").format(body='{"name": name}')), NAME),
    "a transform with more": (request("body=maybe_transform({}, thing_params.ThingParams, 1), cast_to=Thing"), ""),
    "a field that the class lacks": (request(BODY.format(body='{"name": name, "nome": name}')), NAME),
    "a value that is no argument": (request(BODY.format(body='{"name": name.lower()}')), NAME),
    "a fixed value": (request(BODY.format(body='{"name": name, "limit": 3}')), NAME),
    "a dict with more in it": (request(BODY.format(body='{"name": name, **more}')), NAME),
    "a field that is added": (f"b = {{'name': name}}\nb['size'] = 1\n{request(BODY.format(body='b'))}", NAME),
    "fields that are added": (f"b = {{'name': name}}\nb.update(more)\n{request(BODY.format(body='b'))}", NAME),
    "a body in two places": (f"b = {{'name': name}}\nb = dict(b)\n{request(BODY.format(body='b'))}", NAME),
    "a body of another kind": (request("content=name.encode(), cast_to=Thing"), NAME),
    "files from elsewhere": (
        request(f"files=make(name), {BODY.format(body='{}')}"),
        NAME,
    ),
    "parameters of an unknown type": (request("body=maybe_transform({'a': name}, other.Params), cast_to=Thing"), NAME),
    "an argument that is not sent": (request(), NAME),
    "any further arguments": (request(), "*more, "),
    "an argument of an unknown type": (request(path='f"/things/{it}"'), "it: Unheard, "),
    "an unknown header": (f"extra_headers = {{'A': name.lower(), **(extra_headers or {{}})}}\n{request()}", NAME),
    "headers of a function": (f"extra_headers = make(extra_headers, name)\n{request()}", NAME),
    "a header of two arguments": (
        f"extra_headers = {{**strip_not_given({{'A': a or b}}), **(extra_headers or {{}})}}\n{request()}",
        "a: str, b: str, ",
    ),
    "a stream that is always asked for otherwise": (
        request("cast_to=Thing, stream=name, stream_cls=Stream[Thing]"),
        NAME,
    ),
    "another class of streams": (request("cast_to=Thing, stream=True, stream_cls=Frames"), ""),
    "another mode of streams": (
        request("cast_to=Thing, stream=True, stream_cls=Stream[Thing]", options="stream_mode='frames'"),
        "",
    ),
    "a page of another class": (request("page=Pages[Thing], model=Thing", verb="_get_api_list"), ""),
    "a page of other things": (request("page=SyncPage[str], model=Thing", verb="_get_api_list"), ""),
    "a path that grows": (f"p = '/things'\np += '/more'\n{request(path='p')}", ""),
    "a path of another server": (request(path='"https://example.com/things"'), ""),
    "a path without a slash": (request(path='"things"'), ""),
    "a verb that nobody knows": (request("cast_to=Thing, method='FETCH'"), ""),
    "a header that is added": (f"{HEADERS}\nextra_headers['B'] = 'c'\n{request()}", ""),
    "headers that are added": (f"{HEADERS}\nextra_headers.update(more)\n{request()}", ""),
    "a header that is taken away": (f"{HEADERS}\ndel extra_headers['A']\n{request()}", ""),
    "headers under another name": (request().replace("=extra_headers", "={'A': 'b', **(extra_headers or {})}"), ""),
    "a query beside the query": (request().replace("=extra_query", "={'beta': True}"), ""),
    "a query that is put in before": (f"extra_query = {{'beta': True, **(extra_query or {{}})}}\n{request()}", ""),
    "a query that is set": (f"extra_query['beta'] = True\n{request()}", ""),
    "a body beside the body": (request().replace("=extra_body", "={'name': name}"), NAME),
    "a field that is taken away": (f"b = {{'name': name}}\ndel b['name']\n{request(BODY.format(body='b'))}", NAME),
    "a field that is popped": (f"b = {{'name': name}}\nb.pop('name')\n{request(BODY.format(body='b'))}", NAME),
    "a body that grows": (f"b = {{'name': name}}\nb |= more\n{request(BODY.format(body='b'))}", NAME),
    "a field that is written twice": (request(BODY.format(body='{"name": name, "name": a}')), f"{NAME}a: str, "),
    "an argument that becomes another": ("name = name.upper()\n" + request(BODY.format(body='{"name": name}')), NAME),
    "an answer of another media type": (
        f"extra_headers = {{'Accept': 'text/csv', **(extra_headers or {{}})}}\n{request()}",
        "",
    ),
}


@pytest.mark.parametrize("construct", METHODS)
def test_methods(construct: str) -> None:
    """A method with something unknown in it is listed with file and line, is no operation, and no helper."""
    body, arguments = METHODS[construct]
    reading = things(method(body, arguments) + method(request(path='"/fine"', verb="_get"), name="fine"))
    (found,) = reading.strangers
    assert (found.path, found.owner) == ("resources/things.py", "things.go")
    assert found.line >= 17
    assert [each.method for each in reading.operations.values()] == ["things.fine"]
    assert reading.helpers == ()


HIDDEN = {
    "the client under another name": ("client = self._client\nreturn client.post('/more', cast_to=Thing)", ""),
    "the private method of the client": ("return self._client._post('/more', cast_to=Thing)", ""),
    "the method of the base": ("return super()._post('/more', cast_to=Thing)", ""),
    "a method by its name": ("return getattr(self, '_post')('/more', cast_to=Thing)", ""),
    "what is below the methods": ("return self._request('/more', cast_to=Thing)", ""),
    "a function": ("return more(self)", "def more(it):\n    return it._post('/more', cast_to=Thing)\n"),
    "a function that gets the path": ("return m(self, '/a')", "def m(it, path):\n    return it._client.post(path)\n"),
    "a function with a part of a request": (
        "return more(self)",
        "def more(self):\n    partial(self._post, f'/m/{1}')\n",
    ),
}


@pytest.mark.parametrize("construct", HIDDEN)
def test_hidden_requests(construct: str) -> None:
    """A helper whose request goes where no method of a resource goes is listed."""
    body, function = HIDDEN[construct]
    head = "from ..lib.more import more, m\n" if function else ""
    reading = things(method(head + body), lib____init__="", lib__more=function)
    (found,) = reading.strangers
    assert found.path == ("lib/more.py" if function else "resources/things.py")
    assert found.what == "a request that no method makes itself"


def test_the_other_half_requests_something_else() -> None:
    """A request of the asynchronous half alone is listed, also where the class or the method is there twice."""
    lost = method("return await self._get('/lost', cast_to=Thing)").replace("def", "async def")
    for name in ("AsyncThings", "AsyncMore"):
        body = "".join(f"    {line}\n" for line in lost.splitlines())
        (found,) = things(method(request()), after=f"class {name}(AsyncAPIResource):\n{body}").strangers
        assert (found.path, found.what) == ("resources/things.py", "a request that no method makes itself")


def test_both_halves_of_a_method() -> None:
    """A method that cannot be read is listed once, not with its mirror."""
    odd = method(request(options="retries=3"))
    mirror = "".join(f"    async {line}\n" if "def" in line else f"    {line}\n" for line in odd.splitlines())
    (found,) = things(odd, after=f"class AsyncThings(AsyncAPIResource):\n{mirror}").strangers
    assert found.owner == "things.go"


def test_a_request_in_a_private_module() -> None:
    """A request of a private module, from which a resource may inherit it, is listed."""
    mix = "class Mix:\n    def more(self):\n        return self._post('/more', cast_to=object)\n"
    (found,) = things("def go(self): ...", _mix=mix).strangers
    assert (found.path, found.line) == ("_mix.py", 3)


def test_requests_of_helpers() -> None:
    """A helper may hand itself to a function that makes a request which a method makes as well."""
    function = "def more(it, a):\n    return it._post(path_template('/things/{a}/b', a=a), cast_to=Thing)\n"
    plain = method(request(path='path_template("/things/{name}/b", name=name)'), NAME, name="plain")
    reading = things(plain + method("return more(self, 'x')"), lib____init__="", lib__more=function)
    assert reading.strangers == ()
    assert [each.name for each in reading.helpers] == ["things.go"]


GO = method(request())
RESOURCES = {
    "a request in a private method": f"{GO}def _more(self):\n    return self._get('/more')\n",
    "a request in a property": f"{GO}@property\ndef more(self):\n    return self._get('/more')\n",
    "a method that is defined twice": f"{GO}{GO}",
    "a method that is assigned": f"{GO}more = make_method('/more')\n",
    "a method in a branch": f"{GO}if True:\n    def more(self): ...\n",
    "a decorator": f"@cached(60)\n{GO}",
    "a resource of an unknown class": f"{GO}@cached_property\ndef more(self) -> Unheard: ...\n",
}


@pytest.mark.parametrize("construct", RESOURCES)
def test_resources(construct: str) -> None:
    """What stands in a resource and is no plain method is listed."""
    reading = things(RESOURCES[construct])
    assert [each.path for each in reading.strangers] == ["resources/things.py"], reading.strangers


def test_a_resource_outside_of_the_tree() -> None:
    """A class that makes requests and hangs nowhere in the tree is listed."""
    reading = things(GO, after="class Lost(SyncAPIResource):\n    def get(self):\n        return self._get('/lost')\n")
    assert ["Lost" in each.what for each in reading.strangers] == [True]


def test_a_request_in_the_other_half() -> None:
    """A method that only the asynchronous half has is listed."""
    after = "class AsyncThings(AsyncAPIResource):\n    async def more(self):\n        return await self._get('/more')\n"
    reading = things(GO, after=after)
    assert ["AsyncThings" in each.what for each in reading.strangers] == [True]


def test_a_request_of_the_client() -> None:
    """A request that the client's class makes itself is listed."""
    client = """
        from ._compat import cached_property
        class OpenAI:
            @cached_property
            def things(self) -> "Things":
                from .resources.things import Things
                return Things(self)
            def ping(self):
                return self.get("/ping", cast_to=object)
    """
    for name in ("get", "request", "_request"):
        reading = things(GO, _client=client.replace("self.get", f"self.{name}"))
        assert [each.path for each in reading.strangers] == ["_client.py"]


def test_webhooks_without_their_union() -> None:
    """Webhooks whose union is elsewhere are listed."""
    reading = things(GO, types__webhooks____init__="", types__webhooks__union="")
    assert [each.path for each in reading.strangers] == ["types/webhooks/unwrap_webhook_event.py"]


def test_a_webhook_without_its_literal() -> None:
    """An event of the webhooks that no literal tells from the others is listed."""
    text = "from .._models import BaseModel\nclass A(BaseModel):\n    type: str\nUnwrapWebhookEvent = A\n"
    reading = types(
        "class Thing(BaseModel):\n    a: int\n",
        types__webhooks____init__="",
        types__webhooks__unwrap_webhook_event=text.replace("from ..", "from ..."),
    )
    assert [(each.path, each.line) for each in reading.strangers] == [("types/webhooks/unwrap_webhook_event.py", 2)]


def test_a_module_that_is_not_python() -> None:
    """A module that cannot be parsed is listed with its line."""
    reading = types("class Thing(BaseModel):\n    a: int\n", types__broken="a = 1\nb = = 2\n")
    assert [(each.path, each.line) for each in reading.strangers] == [("types/broken.py", 2)]


def test_a_name_that_stands_for_itself() -> None:
    """Two names that stand for each other are listed, and end."""
    reading = types("Thing = Other\nOther = Thing\n")
    assert [(each.path, each.what) for each in reading.strangers] == [
        ("types/thing.py", "a name that stands for itself")
    ]


def test_a_stranger_in_a_type_that_nothing_mentions() -> None:
    """Types that nothing mentions are read as well."""
    reading = types("class Thing(BaseModel):\n    a: int\nclass Alone(BaseModel):\n    b: Tuple[int]\n")
    assert [each.owner for each in reading.strangers] == ["types.thing:Alone"]


def test_all_at_once() -> None:
    """One run lists all places, in the order of files and lines."""
    text = "class Thing(BaseModel):\n    a: Tuple[int]\n    b: Decimal\n    c: int\n"
    methods = (
        method(request(path='"/a" + name'), NAME, "a") + method(request(verb="_head"), name="b") + method(request())
    )
    reading = read_package(source({**_files(text), "resources/things.py": _resource(methods)}))
    assert [(each.path, each.owner) for each in reading.strangers] == [
        ("resources/things.py", "things.a"),
        ("resources/things.py", "things.b"),
        ("types/thing.py", "types.thing:Thing"),
        ("types/thing.py", "types.thing:Thing"),
    ]
    assert str(reading.strangers[-1]) == (
        "types/thing.py:5: a type that the wheel does not define: Decimal (in types.thing:Thing)"
    )


def _files(text: str) -> dict[str, str]:
    return {"types/thing.py": f"from typing import Tuple\nfrom .._models import BaseModel\n{text}"}


def _resource(methods: str) -> str:
    return f"{RESOURCE}\nclass Things(SyncAPIResource):\n" + "".join(f"    {line}\n" for line in methods.splitlines())
