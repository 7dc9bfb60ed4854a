"""Get an answer as an object of a class of your own: here a recipe, as dataclasses.

    python examples/structured_dataclass.py "pancakes"

The class is all that the model is told: the names, the types, the docstrings and the texts in `Annotated`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Annotated, Literal

from wherry import Client

MODEL = "gpt-5-mini"


@dataclass
class Ingredient:
    """One thing to buy."""

    name: str
    amount: Annotated[float, "For four people."]
    unit: Literal["g", "ml", "pieces"]
    optional: bool = False


@dataclass
class Recipe:
    """A recipe that a beginner can cook."""

    title: str
    minutes: Annotated[int, "From the first step to the table."]
    ingredients: list[Ingredient]
    steps: list[str]


def main(dish: str) -> None:
    """Ask for a recipe and print it."""
    with Client() as client:
        answer = client.responses.parse(model=MODEL, input=f"How do I make {dish}?", text_format=Recipe)
    recipe = answer.output_parsed
    if recipe is None:  # the model refused, or the answer was cut off
        print(f"No recipe: {answer.status}")
        return
    print(f"{recipe.title}, {recipe.minutes} minutes")
    for item in recipe.ingredients:
        print(f"  {item.amount:g} {item.unit} {item.name}{' (optional)' if item.optional else ''}")
    for number, step in enumerate(recipe.steps, 1):
        print(f"{number}. {step}")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "pancakes")
