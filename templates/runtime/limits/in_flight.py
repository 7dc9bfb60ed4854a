"""How many calls may be under way at the same time.

At first few, one more for each answer (slow start), until headers tell the limits. Some services tell nothing and limit the
calls in flight. That shows in the refusals: they come whenever as many calls are under way as before, however slow we send.
Where a call is refused while far fewer are under way, it is the rate that is limited. What counts as under way is what the
server has let in: calls that it turned away, and whose refusal has not arrived yet, are no load to it.

A limit that was learned is kept to; after a while a few more are tried, and later and later each time that they are refused.
"""

from __future__ import annotations

__all__ = ("InFlight", "Running")

_FIRST = 4.0
_GROWTH = 1.1
_GROWTH_S = 0.125
"""While nothing is refused, so many times more are tried each time, even if no answer has come yet: twice as many in a second."""
_FAST = 12.0
"""From here on it takes four answers for one more."""
_PAUSE_S = 0.25
_ANY = 1e6
_SETTLE_S = 0.02
"""After a refusal nothing is sent for so long, or for as long as the refusal took: others may be on their way."""
_ABOUT = 0.8
"""Where a call is refused when fewer than this share were under way, it is not the calls in flight that are limited."""
_SURE = 3
"""So many refusals in one heap, all when about as many were under way, show a limit."""
_PROBE = 128
"""At once, and then after so many calls without a refusal, a few more are tried; after twice as many each time that it is refused."""
_LONGEST_PROBE = 2048
_WINS = 8
"""So many calls have to be let in beyond a limit until it is taken for higher, or for none."""
_HELD = 16
"""A limit that was kept to for so many calls should not be met again."""


class Running:
    """The calls of an account that are under way, whatever their model is."""

    __slots__ = ("count",)

    def __init__(self) -> None:
        self.count = 0


class InFlight:
    """The calls under way, and how many there may be."""

    __slots__ = (
        "_agree",
        "_at",
        "_beyond",
        "_cut_at",
        "_grown_at",
        "_held",
        "_lag_s",
        "_let_in",
        "_met",
        "_most",
        "_next_at",
        "_patience",
        "_paused_until",
        "_probed_at",
        "_running",
        "_sure",
        "_wins",
        "count",
        "learned",
        "probing",
        "size",
        "told",
    )  # fmt: skip

    def __init__(self, now: float, told: int | None, running: Running) -> None:
        self.told = told
        """How many calls of the account the user allows."""
        self._running = running
        self.count = 0
        self.size = _FIRST
        self.learned = False
        """Whether refusals have shown that calls in flight are limited."""
        self.probing = False
        """Whether more are tried than were let in."""
        self._let_in = self._most = self._agree = 0
        self._cut_at = now
        self._lag_s = _SETTLE_S
        self._next_at = now
        self._grown_at = self._paused_until = now
        self._at = self._held = 1.0
        self._met = self._wins = 0
        self._beyond = True
        self._sure = False
        self._patience = 1
        self._probed_at = now

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

    def explains(self, others: int) -> bool:
        """Return whether calls in flight may be what is limited, if a call was refused when so many others were under way."""
        if self.learned and (self.probing or self._let_in >= self.size):
            self._at = self._held if self.probing else self.size  # it held until now
        return others > 0 and (not self.learned or others >= _ABOUT * self._at - 1)

    def surprises(self) -> bool:
        """Return whether a refusal comes although no more is tried than was let in before."""
        return self.learned and not self.probing and self._let_in >= _HELD

    def slow_down(self) -> None:
        """A little, after a refusal that surprises."""
        self.size = max(self.size - 1, 1.0)

    def free(self, now: float) -> bool:
        """Return whether one more may be sent."""
        if self.told is not None and self._running.count >= self.told:
            return False
        if self.learned and not self._sure and self._let_in < self.size / 2 and now < self._next_at:
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
        self._next_at = now + self._lag_s / 8
        self._running.count += 1
        return before

    def leave(self) -> None:
        """A call is over."""
        self.count -= 1
        self._running.count -= 1

    def answered(self, now: float, sent_at: float, others: int, told: bool) -> bool:
        """A call was let in that was sent when so many others were under way; `told`: its headers tell limits.

        Return whether it shows that what was learned is no limit.
        """
        self._let_in += sent_at > self._cut_at
        self._most = max(self._most, others + 1)
        self._beyond = self._beyond or others > self._met
        if not self.learned:
            if told:
                self.size = _ANY
            elif now >= self._paused_until:
                self._grown_at = now
                self.size = min(self.size + (1.0 if self.size < _FAST else 0.25), _ANY)
        elif self.probing:
            if sent_at < self._probed_at or others < self.size - 1:
                return False
            self._wins += 1
            if self._wins < min(_WINS, self.size / 2):
                return False  # refusals may be on their way
            self.probing = False
            if self._patience == 1:
                self.learned = False
                return True
            self._patience = self._let_in = _PROBE  # it is more than before
        elif self._let_in >= self._patience and self.count >= self.size - 1:
            self._held, self._wins = self.size, 0
            self.size += max(1.0, self.size / 32)
            self.probing, self._probed_at = True, now
        return False

    def limit_to(self, others: int, sent_at: float, now: float) -> None:
        """A call was refused when so many others were under way: no more than these from now on."""
        self._lag_s = max(now - sent_at, _SETTLE_S)  # so long it takes until all that were sent before are known
        self._next_at = now + self._lag_s
        if not self.learned:
            self._at, self._sure = float(others), self._agree >= _SURE
            self._patience = _PROBE if self._sure else 1
        elif self.probing:
            self._patience = min(max(2 * self._patience, _PROBE), _LONGEST_PROBE)
        self._held = self._held if self.probing else 1.0
        self.learned, self.probing = True, False
        self._let_in = self._agree = 0
        self._cut_at = now
        self.size = max(float(others), self._held)

    def lower(self, others: int) -> None:
        """Another of those that were sent before the limit was known."""
        self.size = max(self._held, min(self.size, others))
        self._agree += 1
        if self._agree >= _SURE and not self._sure:
            self._sure, self._patience = True, max(self._patience, _PROBE)

    def pause(self, others: int, now: float) -> bool:
        """Try no more for a moment after a refusal; return whether it is a limit: none beyond the last one was let in."""
        again = not self._beyond and abs(others - self._met) <= 1
        self._met, self._beyond = others, False
        self._grown_at = self._paused_until = now + _PAUSE_S
        if again:
            self._agree = _SURE
        return again

    def begin_again(self) -> None:
        """The refusals were no limit: as many as ever were let in may be under way, and from there on more each time."""
        size = self.size if self.size < _ANY else _FIRST
        self.learned, self.probing, self.size = False, False, max(size, float(self._most))

    def forget(self) -> None:
        """Calls in flight are not what is limited."""
        self.learned, self.probing, self.size = False, False, _ANY
