"""What comes back: one value, text, binary, a page, a stream, or nothing."""

from __future__ import annotations

import pytest

from tests.official.making import method, operation, request, things

THING = {"$ref": "types.thing:Thing"}
TEXT, BINARY = {"type": "string"}, {"type": "string", "format": "binary"}
CHOICE = """
def _choose(format: str) -> type[Thing | Other | str]: ...
"""
OTHER = """
from .._models import BaseModel
class Thing(BaseModel):
    id: str
class Other(BaseModel):
    id: int
"""


@pytest.mark.parametrize(
    ("rest", "accept", "content"),
    [
        ("cast_to=Thing", "", {"application/json": THING}),
        ("cast_to=str", "", {"text/plain": TEXT}),
        ("cast_to=NoneType", "*/*", {}),
        ("cast_to=cast(Any, Union[Thing, None])", "", {"application/json": {"anyOf": [THING, {"type": "null"}]}}),
        ("cast_to=Dict[str, Thing]", "", {"application/json": {"type": "object", "additionalProperties": THING}}),
        ("cast_to=_legacy_response.HttpxBinaryResponseContent", "", {"application/octet-stream": BINARY}),
        (
            "cast_to=_legacy_response.HttpxBinaryResponseContent",
            "application/binary",
            {"application/octet-stream": BINARY},
        ),
        ("cast_to=_legacy_response.HttpxBinaryResponseContent", "application/sdp", {"application/sdp": BINARY}),
    ],
)
def test_one_value(rest: str, accept: str, content: dict[str, object]) -> None:
    """The type comes from cast_to, and the media type of what is not JSON from Accept."""
    header = f'extra_headers = {{"Accept": "{accept}", **(extra_headers or {{}})}}\n' if accept else ""
    found = operation(header + request(rest))
    assert found.answer.content == content
    assert found.headers == {}


def test_a_function_chooses() -> None:
    """Where a function chooses the type, its annotation names all that it can choose; text has a media type of its own."""
    found = operation(
        "from ..choosing import _choose\n" + request("cast_to=_choose(format)"),
        "format: str, ",
        types__thing=OTHER,
        choosing=f"from .types.thing import Thing, Other\n{CHOICE}",
    )
    assert found.answer.content == {
        "application/json": {"anyOf": [THING, {"$ref": "types.thing:Other"}]},
        "text/plain": TEXT,
    }


MORE_PAGES = """
from typing import Generic, List, Optional, TypeVar
from ._base_client import BasePage, BaseSyncPage
_T = TypeVar("_T")
class SyncPage(BaseSyncPage[_T], BasePage[_T], Generic[_T]):
    data: List[_T]
    object: str
class SyncTokenPage(SyncPage[_T], Generic[_T]):
    object: Optional[str] = None
    next: Optional[str] = None
"""
BASE_CLIENT = "class BasePage: ...\nclass BaseSyncPage: ...\ndef make_request_options(**options): ...\n"


def test_pages_that_extend_another() -> None:
    """A page has the fields of the page that it extends; a base that is not known is listed."""
    call = method(request("page=SyncTokenPage[Thing], model=Thing", verb="_get_api_list"))
    reading = things(call, pagination=MORE_PAGES, _base_client=BASE_CLIENT)
    assert reading.strangers == ()
    (page,) = next(iter(reading.operations.values())).answer.content.values()
    assert list(page["properties"]) == ["data", "next", "object"]
    assert page["required"] == ["data"]
    odd = things(call, pagination=MORE_PAGES.replace("(SyncPage[_T]", "(Mixin[_T]"), _base_client=BASE_CLIENT)
    assert [(each.path, each.what) for each in odd.strangers] == [("pagination.py", "the base of a page class")]


def test_pages() -> None:
    """A page has the fields of its class, and its class has a name."""
    found = operation(request("page=SyncTokenPage[Thing], model=Thing", verb="_get_api_list"))
    assert found.answer.page == "TokenPage"
    assert found.answer.content == {
        "application/json": {
            "type": "object",
            "properties": {
                "data": {"type": "array", "items": THING},
                "has_more": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
                "next": {"anyOf": [TEXT, {"type": "null"}]},
            },
            "required": ["data"],
        }
    }


SUBCLASS = """
    from typing import Generic, TypeVar
    from .._streaming import Stream
    from ..types.thing import Thing
    T = TypeVar("T")
    class Events(Stream[Thing], Generic[T]): ...
"""


@pytest.mark.parametrize(
    ("rest", "options", "stream", "mode", "media"),
    [
        (
            "stream=stream or False, stream_cls=Stream[Thing]",
            "",
            "optional",
            "",
            ["application/json", "text/event-stream"],
        ),
        ("stream=stream or False, stream_cls=Events", "", "optional", "", ["application/json", "text/event-stream"]),
        ("stream=True, stream_cls=Stream[Thing]", "stream_mode='events'", "always", "events", ["text/event-stream"]),
        (
            "stream=stream or False, stream_cls=Stream[Thing]",
            "synthesize_event_and_data=True",
            "optional",
            "event and data",
            ["application/json", "text/event-stream"],
        ),
    ],
)
def test_streams(rest: str, options: str, stream: str, mode: str, media: list[str]) -> None:
    """A stream is optional or always there, has the type of its class, and may be read in a mode of its own."""
    found = operation(
        f"from ..lib.events import Events\nsent = stream\n{request(f'cast_to=Thing, {rest}', options=options)}",
        "stream: bool | Omit = omit, ",
        lib__events=SUBCLASS,
    )
    assert (found.answer.stream, found.answer.stream_mode, list(found.answer.content)) == (stream, mode, media)
    assert found.answer.content["text/event-stream"] == THING
