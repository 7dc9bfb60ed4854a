"""Models of pydantic as tools: the dicts that code of the official package expects, and objects of the model."""

from __future__ import annotations

from typing import Literal, Optional

import pytest
from pydantic import BaseModel, Field, ValidationError

import wherry
from tests.runtime.tools.scripted import APIS, Model, call, play


class Unit(BaseModel):
    """A unit."""

    name: Literal["C", "F"]


class Weather(BaseModel):
    """Look up
    the weather."""

    city: str = Field(description="Its name.")
    unit: Unit = Field(description="Of degrees.")
    days: Optional[int] = None  # noqa: UP045 - as programs write it

    def __call__(self) -> Unit:
        return self.unit


NAME = {"enum": ["C", "F"], "title": "Name", "type": "string"}
UNIT = {
    "properties": {"name": NAME},
    "required": ["name"],
    "title": "Unit",
    "type": "object",
    "additionalProperties": False,
}
PARAMETERS = {
    "$defs": {"Unit": {"description": "A unit.", **UNIT}},
    "description": "Look up\nthe weather.",
    "properties": {
        "city": {"description": "Its name.", "title": "City", "type": "string"},
        "unit": {"description": "Of degrees.", **UNIT},
        "days": {"anyOf": [{"type": "integer"}, {"type": "null"}], "title": "Days"},
    },
    "required": ["city", "unit", "days"],
    "title": "Weather",
    "type": "object",
    "additionalProperties": False,
}
"""What openai 3.57.0 makes of it."""


def test_the_dict_is_that_of_the_official_package() -> None:
    """Key for key, with the docstring as it was written."""
    made = wherry.pydantic_function_tool(Weather)
    told = {"name": "Weather", "strict": True, "parameters": PARAMETERS, "description": Weather.__doc__}
    assert made == {"type": "function", "function": told}
    named = wherry.pydantic_function_tool(Weather, name="look_up", description="Find.")["function"]
    assert (named["name"], named["description"]) == ("look_up", "Find.")
    flat = wherry.pydantic_responses_function_tool(Weather, defer_loading=True)
    assert flat == {"type": "function", **made["function"], "defer_loading": True}
    assert "defer_loading" not in wherry.pydantic_responses_function_tool(Weather)


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize(
    "tool", [Weather, wherry.tool(Weather), wherry.pydantic_function_tool(Weather)], ids=["class", "tool", "dict"]
)
def test_a_model_is_called_with_its_fields(api: str, tool: object) -> None:
    """However it is given; a misfit is told in the words of pydantic."""
    fits = call("c1", "Weather", city="Oslo", unit={"name": "C"}, days=None)
    model = Model([fits, call("c2", "Weather", city="Oslo", unit={"name": "K"}, days=1)], ["Mild."])
    played = play("threads", api, model, tools=[tool])
    assert model.outputs()["c1"] == '{"name": "C"}'
    assert "unit.name" in model.outputs()["c2"]
    (failed,) = [event for event in played.events if event.type == "tool.failed"]
    assert isinstance(failed.error, ValidationError)
    (started,) = [event for event in played.events if event.type == "tool.started"]
    assert started.call.parsed == Weather(city="Oslo", unit=Unit(name="C"))


def test_a_parameter_may_be_a_model() -> None:
    """The function gets an object of it."""

    @wherry.tool
    def move(to: Unit, by: int = 1) -> str:
        return f"{to!r} {by}"

    assert move.run(move.load('{"to": {"name": "F"}, "by": null}')) == "Unit(name='F') 1"


def test_all_fields_of_a_model_go_back() -> None:
    """Also those that were not set."""
    from wherry._runtime.typed.tool_output import output_of

    class Answer(BaseModel):
        degrees: int
        unit: str = Field("C", alias="theUnit")

    assert output_of(Answer(degrees=3), ()) == '{"degrees": 3, "theUnit": "C"}'
