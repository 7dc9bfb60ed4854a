"""Timeout: the limits of single steps, and those of a whole call."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import wherry
from wherry import Timeout
from wherry._runtime.base.deadline import Bounded, Deadline
from wherry._runtime.base.timeouts import timeout_of
from wherry.transports import MemoryTransport, Reply


def test_only_their_names_set_the_limits_of_a_call() -> None:
    """A number is for the four steps, as before; so is the Timeout of another library."""
    for plain in (Timeout(5), Timeout(None), timeout_of(7.0), timeout_of(None), wherry.DEFAULT_TIMEOUT):
        assert (plain.total, plain.first_event, plain.idle, plain._spans) == (None, None, None, False)
        assert "total" not in repr(plain)
    limits = Timeout(5, total=60, first_event=20, idle=10)
    assert limits.as_dict() == Timeout(5).as_dict()
    assert repr(limits).endswith("pool=5.0, total=60.0, first_event=20.0, idle=10.0)")
    assert limits._spans
    assert limits != Timeout(5)
    assert limits == Timeout(5, total=60, first_event=20, idle=10)
    assert hash(limits) == hash(copy.copy(limits))
    assert Timeout(total=9) == Timeout(connect=5, read=600, write=600, pool=600, total=9)


@pytest.mark.parametrize("name", ["total", "first_event", "idle"])
@pytest.mark.parametrize("bad", [0, -1, "9", True, float("nan")])
def test_what_is_no_limit_is_refused(name: str, bad: Any) -> None:
    """As for the four steps; None and UNSET mean that there is none."""
    with pytest.raises(wherry.UsageError, match=name):
        Timeout(**{name: bad})
    assert not Timeout(**{name: None})._spans
    assert not Timeout(**{name: wherry.UNSET})._spans


@pytest.mark.parametrize("name", ["connect", "read", "write", "pool", "total", "first_event", "idle"])
@pytest.mark.parametrize("endless", [float("inf"), 1e300, 10**400])
def test_for_ever_is_no_limit(name: str, endless: float) -> None:
    """Some clocks cannot take so many seconds."""
    assert Timeout(**{name: endless}) == Timeout(**{name: None})


def test_pickles_of_timeouts() -> None:
    """They keep all limits; one of a version that did not know the limits of a call has none."""
    limits = Timeout(5, total=60, idle=10)
    assert pickle.loads(pickle.dumps(limits)) == limits
    old = object.__new__(Timeout)
    old.__setstate__((None, {"connect": 1.0, "read": 2.0, "write": 3.0, "pool": 4.0}))
    assert old == Timeout(connect=1, read=2, write=3, pool=4)


def test_other_objects_may_have_them_too() -> None:
    """Any object with the four limits is a timeout; those of the whole call are taken where it has them."""

    class Plain:
        connect = read = write = pool = 3.0

    class Own(Plain):
        total = 30.0

    assert timeout_of(Plain()) == Timeout(3)
    assert timeout_of(Own()) == Timeout(3, total=30)


def test_where_they_are_given() -> None:
    """To the client, to a copy of it, or to one call: the nearest one counts, all of it. Transports see it as given."""
    transport = MemoryTransport(lambda _: Reply(json={"id": "m"}))
    client = wherry.Client(api_key="k", transport=transport, timeout=Timeout(total=30))
    client.models.retrieve("m")
    client.with_options(timeout=Timeout(total=20)).models.retrieve("m")
    client.models.retrieve("m", timeout=Timeout(total=10))
    client.models.retrieve("m", timeout=9)
    assert [sent.timeout for sent in transport.requests] == [
        Timeout(total=30),
        Timeout(total=20),
        Timeout(total=10),
        Timeout(9),
    ]


def test_each_page_and_each_look_has_its_own_total() -> None:
    """`total` is for one call; what makes several calls may take several times as long."""
    pages = [Reply(json={"data": [{"id": str(n)}], "has_more": n < 2}, delay_s=8) for n in range(3)]
    transport = MemoryTransport(pages)
    client = wherry.Client(api_key="k", transport=transport, timeout=Timeout(total=10))
    assert [file.id for file in client.files.list(limit=1)] == ["0", "1", "2"]
    assert transport.clock() == 24


class Now:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


def test_the_wait_for_an_event_is_measured_while_somebody_waits() -> None:
    """`total` runs on all the time. The first limit that is reached is the one that is named."""
    now = Now()
    deadline = Deadline(Timeout(None, total=100, first_event=10, idle=5), now)
    deadline.streams = True
    deadline.sends()
    now.s += 4
    assert (deadline.left_s, deadline.total_left_s, deadline.within(None), deadline.within(1)) == (6, 96, 6, 1)
    deadline.rests()
    now.s += 50
    assert (deadline.left_s, deadline.passed()) == (46, None)
    deadline.runs()
    assert deadline.left_s == 6
    now.s += 6
    assert (error := deadline.passed()) is not None
    assert (error.limit, error.limit_s) == ("first_event", 10)
    deadline.expects(further=True)
    deadline.runs()
    assert deadline.left_s == 5
    now.s += 4
    deadline.rests()
    now.s += 36
    assert (error := deadline.passed()) is not None
    assert (error.limit, error.limit_s) == ("total", 100)
    assert deadline.within(7) == 0.001


def test_what_transports_are_given() -> None:
    """Limits that are looked at once are cut to what is left for the call; `left` is exact."""
    now = Now()
    given = Timeout(30, connect=5, total=20)
    deadline = Deadline(given, now)
    bounded = Bounded(given, deadline)
    now.s += 8
    bounded.clip()
    assert bounded.as_dict() == {"connect": 5, "read": 12, "write": 12, "pool": 12}
    assert (bounded.left(30), bounded.left(None), bounded.left(3), bounded._given) == (12, 12, 3, given)
    assert (given.left(30), given.left(None), given._bounded, bounded._bounded) == (30, None, False, True)
