"""Tools in pickles and copies: a name, as for functions, so that another process can call them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass
from typing import Any

import pytest

import wherry


@wherry.tool
def double(n: int) -> int:
    """Double it."""
    return 2 * n


def plain(n: int) -> int:
    """Leave it."""
    return n


renamed = wherry.tool(plain, name="as_it_is", description="Say nothing.", strict=False)


@wherry.tool
@dataclass
class Order:
    """Order something."""

    item: str


class Shop:
    """What has a method for the model."""

    def __init__(self, price: int) -> None:
        self.price = price

    @wherry.tool
    def total(self, pieces: int) -> int:
        """Add it up."""
        return self.price * pieces


@pytest.mark.parametrize("tool", [double, Order, Shop.total], ids=str)
def test_by_name(tool: Any) -> None:
    """What a module names is that very object, in each protocol and in copies."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps([tool], protocol))[0] is tool
    assert copy.copy(tool) is copy.deepcopy(tool) is tool


def test_by_what_it_was_made_of() -> None:
    """A tool beside its function is made again, as it was."""
    again = pickle.loads(pickle.dumps(renamed))
    assert (again(3), again.name, again.for_chat()) == (3, "as_it_is", renamed.for_chat())


def test_a_method() -> None:
    """A tool of an object takes the object along."""
    again = pickle.loads(pickle.dumps(Shop(3).total))
    assert (again(2), again.name, again.schema) == (6, "total", Shop.total.schema)
    shop = Shop(4)
    assert copy.copy(shop.total)(2) == 8


def test_a_local_function() -> None:
    """What cannot be found by name is refused, as a function is."""

    @wherry.tool
    def inner(n: int) -> int:
        """Stay here."""
        return n

    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(inner)
