"""A websocket that is asked for: what is checked before the 101, and the conversation after it."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import Refusal
from ..exchange import Exchange
from ..faults import Faults
from ..limits import Limits
from ..log import Log
from ..reading import Reader
from ..service import Service
from ..spec import Match
from . import framing, script, upgrade
from .channel import Channel
from .places import Place
from .talk import Talk


@dataclass(slots=True)
class Opening:
    """A request for a websocket at a place."""

    service: Service
    reader: Reader
    place: Place
    values: dict[str, str]
    path: str
    headers: Mapping[str, str]
    limits: Limits
    query: dict[str, str] = field(default_factory=dict)

    @property
    def match(self) -> Match:
        """The place as if it were an operation."""
        return Match(self.place.operation, self.values)

    def check(self, query: dict[str, str], model: str) -> None:
        """Refuse a handshake that is none, and a query without what the place needs; `model` is the one of the address."""
        upgrade.check(self.headers)
        model = model or str(self.session.get("model") or "")
        self.query = {"model": model, **query} if model else query
        if self.session.get("type") == "transcription":
            self.query = {"intent": "transcription", **self.query}
        wanted = self.place.needs_one_of
        if wanted and not any(self.query.get(name) for name in wanted):
            message = f"Missing query parameter {' or '.join(wanted)}."
            raise Refusal(400, message, param=wanted[0], code="missing_required_parameter")

    @property
    def session(self) -> dict[str, Any]:
        """What the key was made for, where it is one for a page."""
        return self.service.store.secrets.get(upgrade.secret_of(self.headers), {})

    async def converse(self, exchange: Exchange, log: Log, faults: Faults, told: Mapping[str, str]) -> None:
        """Send the 101, and converse until the connection ends; `told` are headers of the 101."""
        record = exchange.record
        record.status = 101
        channel = Channel(exchange.connection, record, log, faults)
        head = upgrade.answer(self.headers, told, faults)
        if (early := script.early(faults)) is not None:
            record.events += 1
            head += framing.encode(framing.TEXT, early.encode())
        channel.open(head)
        talk = Talk(
            self.service,
            self.reader,
            channel,
            faults,
            operation=self.place.operation,
            path=self.path,
            values=self.values,
            query=self.query,
            client_events=self.service.dialect.component(self.place.client_events),
            server_events=self.place.server_events,
            session=self.session,
            limits=self.limits,
            key=upgrade.secret_of(self.headers),
        )
        try:
            await script.play(talk, self.place.session(talk))
        except Exception:
            record.error = traceback.format_exc()
