"""Masks secrets in what a cassette writes: the client's own by value, others by how they look and by the name of their field.

The same secret always gets the same mask, and a mask stays as it is: else a request would not match its own recording. Chunks
are masked over their joined text, since a secret may be cut in two; the cuts stay where they were. So are the texts that the
events of a stream say piece by piece: the mask is where a secret began, and what follows of it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from ..base.secrets import MASK, Secret
from .spoken import spoken

__all__ = ("SHORTEST", "Hider")

SHORTEST = 12
"""Shorter keys are no secrets: "test" is one, and stands in ordinary sentences."""

_LOOKS = re.compile(
    r"\b(?:sk|rk|ek|pk|sess|whsec|gh[opsu]|xox[abp])[-_][A-Za-z0-9_-]{8,}"
    r"|\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]*"
    r"|(?<=[Bb]earer )[A-Za-z0-9._~+/=-]{8,}"
)
_NAMES = "api[-_]?key|x-api-key|authorization|access_token|refresh_token|id_token|client_secret|secret|password|signature|sig"
_IN_URL = re.compile(
    r"(?i)(?:[?&]|\\u0026|&amp;)(?:sig|[a-z-]*signature|x-(?:amz|goog)-credential|[a-z_-]*token|(?:api[-_]?)?key|client_secret)"
    r"=(?P<value>[^&#\s\"'<>\\]+)"
)
"""Parameters of addresses that let anybody in: files are often given out by such."""
_IS_NAME = re.compile(f"(?i)(?:{_NAMES})")
_FIELD = re.compile(rf'(?i)(?<=")(?:{_NAMES})\\*"\s*:\s*\\*"(?P<value>[^"\\]+)')


class Hider:
    """Knows the secrets of the requests so far."""

    def __init__(self) -> None:
        self._secrets: set[Secret] = set()

    def learn(self, secrets: Iterable[Secret], shortest: int = SHORTEST) -> None:
        """Mask these, too, from now on, but those of fewer letters than `shortest`."""
        self._secrets.update(secret for secret in secrets if len(secret.reveal()) >= shortest)

    def text(self, text: str) -> str:
        """Return a text without secrets."""
        for secret in self._secrets:
            text = secret.masked_in(text)
        text = _FIELD.sub(_without_value, _LOOKS.sub(MASK, text))
        return _IN_URL.sub(_without_value, text) if "=" in text else text

    def value(self, value: Any, name: str = "") -> Any:
        """Return a value of JSON without secrets. `name` is that of its field."""
        if isinstance(value, dict):
            return {self.text(key): self.value(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.value(item, name) for item in value]
        if not isinstance(value, str):
            return value
        return MASK if value and _IS_NAME.fullmatch(name) else self.text(value)

    def chunks(self, chunks: list[bytes]) -> list[bytes]:
        """Return pieces of one body without secrets; each has what was in it, and the mask is where a secret began."""
        whole = b"".join(chunks)
        shown = whole.decode("latin-1")  # a letter for each byte, so that places are the same
        looks = _is_text(whole)
        spans = [(*span, MASK) for span in self._spans(shown, looks)]
        for said in spoken(shown) if looks else ():
            for span in self._spans(said.text, looks):
                for number, (start, stop) in enumerate(said.places(*span)):
                    spans.append((start, stop, "" if number else MASK))
        ends = list(accumulate(map(len, chunks)))
        out = [bytearray() for _ in chunks]
        at, place = 0, 0

        def take(until: int) -> None:
            nonlocal at, place
            while at < until:
                while ends[place] <= at:
                    place += 1
                stop = min(until, ends[place])
                out[place] += whole[at:stop]
                at = stop

        for start, stop, mask in _joined(spans):
            take(start)
            while ends[place] <= start:
                place += 1
            out[place] += mask.encode()
            at = stop
        take(len(whole))
        return [bytes(piece) for piece in out]

    def stands_in(self, text: str) -> bool:
        """Return whether a secret of the client's is in a text, or in what the events of a stream in it say in turn."""
        texts = [text, *(said.text for said in spoken(text))]
        return any(secret.masked_in(one) != one for secret in self._secrets for one in texts)

    def _spans(self, text: str, looks: bool) -> list[tuple[int, int]]:
        """Return where secrets are in a text; with `looks` also those of others."""
        spans = [place for form in self._forms() for place in _places(form, text)]
        if looks:
            spans += [found.span() for found in _LOOKS.finditer(text)]
            spans += [found.span("value") for each in (_FIELD, _IN_URL) for found in each.finditer(text)]
        return spans

    def _forms(self) -> list[str]:
        """The secrets in the forms that a text may hold, as latin-1 shows their UTF-8."""
        forms = (form for secret in self._secrets for form in secret.forms())
        return [form.reveal().encode().decode("latin-1") for form in forms]


def _without_value(found: re.Match[str]) -> str:
    start = found.start("value") - found.start()
    return found[0][:start] + MASK


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _places(form: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(form), text)]


def _joined(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return spans in order, with what stands in their place; those that overlap are one."""
    joined: list[tuple[int, int, str]] = []
    for start, stop, mask in sorted(spans):
        if joined and start < joined[-1][1]:
            before = joined[-1]
            joined[-1] = (before[0], max(stop, before[1]), before[2] or mask)
        else:
            joined.append((start, stop, mask))
    return joined
