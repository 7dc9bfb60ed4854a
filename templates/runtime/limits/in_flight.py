"""How many calls may be under way at the same time.

At first few, one more for each answer (slow start), until headers tell the limits. Some services tell nothing and limit the
calls in flight. That shows in the refusals: they come whenever as many calls are under way as before, however slow we send.
"""

from __future__ import annotations

__all__ = ("InFlight", "Running")

_FIRST = 4.0
_GROWTH = 1.1
_GROWTH_S = 0.125
"""While nothing is refused, so many times more are tried each time, even if no answer has come yet: twice as many in a second."""
_FAST = 12.0
"""From here on it takes four answers for one more."""
_ANY = 1e6
_SETTLE_S = 0.02
"""After a refusal nothing is sent for so long, or for as long as the refusal took: others may be on their way."""
_STRIKES = 6
"""So many refusals in quick succession show that it is not the calls in flight that are limited."""
_PROBE_S = 15.0
"""So long after the last refusal one call more is tried; twice as long each time that it is refused."""
_LONGEST_PROBE_S = 240.0


class Running:
    """The calls of an account that are under way, whatever their model is."""

    __slots__ = ("count",)

    def __init__(self) -> None:
        self.count = 0


class InFlight:
    """The calls under way, and how many there may be."""

    __slots__ = (
        "_cut_at",
        "_first_size",
        "_grown_at",
        "_lag_s",
        "_let_in",
        "_most",
        "_next_at",
        "_patience_s",
        "_probe_at",
        "_probing",
        "_running",
        "_strikes",
        "count",
        "learned",
        "size",
        "told",
    )

    def __init__(self, now: float, told: int | None, running: Running) -> None:
        self.told = told
        """How many calls of the account the user allows."""
        self._running = running
        self.count = 0
        self.size = _FIRST
        self.learned = False
        """Whether refusals have shown that calls in flight are limited."""
        self._let_in = self._strikes = self._most = 0
        self._first_size = 0.0
        self._cut_at = now
        self._lag_s = _SETTLE_S
        self._next_at = now
        self._grown_at = now
        self._probe_at = 0.0
        self._probing = False
        self._patience_s = _PROBE_S

    @property
    def limited(self) -> bool:
        """Whether there is any limit, if only that of the beginning."""
        return self.size < _ANY or self.told is not None

    @property
    def allowed(self) -> float:
        """So many calls may be under way, as far as it is known."""
        return self.size if self.told is None else min(self.size, self.told)

    @property
    def room(self) -> float:
        """So many more may be sent at once."""
        return self.allowed - self.count

    def plausible(self) -> bool:
        """Return whether the limit that was learned may be one: it held for a while, or has not been refuted often."""
        if self._probing or self._let_in >= self.size / 2:
            self._strikes, self._first_size = 0, self.size
            return True
        self._strikes += 1
        return self._strikes < _STRIKES and self.size > 0.5 * self._first_size

    def free(self, now: float) -> bool:
        """Return whether one more may be sent."""
        if self.told is not None and self._running.count >= self.told:
            return False
        if self.learned and self._let_in < self.size / 2 and now < self._next_at:
            return False  # is it a limit of calls in flight? That is looked at slowly
        if self.count < self.size:
            return True
        if not self.learned and now - self._grown_at >= _GROWTH_S:
            self._grown_at = now
            self.size = min(_GROWTH * self.size, _ANY)
        return self.count < self.size

    def enter(self, now: float) -> int:
        """A call is sent; return how many of this model were under way before it."""
        before = self.count
        if not before and self.size == _FIRST:
            self._grown_at = now + 0.5
        self.count = before + 1
        self._next_at = now + self._lag_s / 4
        self._running.count += 1
        return before

    def leave(self) -> None:
        """A call is over."""
        self.count -= 1
        self._running.count -= 1

    def answered(self, now: float, sent_at: float, before: int, told: bool) -> None:
        """A call was let in that was sent when `before` others were under way; `told`: its headers tell limits."""
        self._let_in += sent_at > self._cut_at
        self._most = max(self._most, before + 1)
        if not self.learned:
            self._grown_at = now
            self.size = _ANY if told else min(self.size + (1.0 if self.size < _FAST else 0.25), _ANY)
        elif self._probing and before >= self.size - 1:
            self._probing, self._patience_s = False, 1.0  # one more than before was let in
            self._probe_at = now + 1.0
        elif not self._probing and now >= self._probe_at and self.count >= self.size - 1:
            self.size += 1
            self._probing = True

    def seen(self, before: int) -> int:
        """Return how many others were under way when a call was refused that was sent when there were `before`.

        Calls that were sent after it may have arrived first.
        """
        return max(before, self.count - 1)

    def limit_to(self, before: int, sent_at: float, now: float) -> None:
        """A call was refused when `before` were under way: no more than these from now on."""
        before = max(before, 1)
        if not self.learned:
            self.learned, self._strikes, self._first_size = True, 0, float(before)
        if self._probing:
            self._probing = False
            self._patience_s = min(2 * max(self._patience_s, _PROBE_S / 2), _LONGEST_PROBE_S)
        self._let_in = 0
        self._cut_at = now
        self._lag_s = max(now - sent_at, _SETTLE_S)  # so long it takes until all that were sent before are known
        self._next_at = now + self._lag_s
        # While it is not sure yet what the limit is, it is approached from above in larger steps.
        self.size = float(before if not self._strikes else max(int(0.93 * before), 1))
        self._probe_at = now + self._patience_s

    def lower(self, before: int) -> None:
        """Another of those that were sent before the limit was known: fewer were under way than at the first one."""
        self.size = max(1.0, min(self.size, before))

    def begin_again(self) -> None:
        """The refusals were no limit: as many as ever were let in may be under way, and from there on one more each time."""
        self.learned, self._probing, self.size = False, False, max(self.size, float(self._most))

    def forget(self) -> None:
        """Calls in flight are not what is limited."""
        self.learned, self._probing, self.size = False, False, _ANY
