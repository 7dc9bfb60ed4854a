"""The places that speak websockets: paths, the unions of events that are spoken there, and who answers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..spec import Operation, Spec
from .live import Live, attached
from .realtime import Realtime
from .realtime_beta import BetaRealtime
from .responses import Responses
from .talk import Session, Talk
from .translations import Translations


@dataclass(frozen=True, slots=True)
class Place:
    """One place. In the path, a segment in braces is a parameter."""

    path: str
    client_events: str
    """The name of the union of what clients may send."""
    server_events: str
    session: Callable[[Talk], Session]
    needs_one_of: tuple[str, ...] = ()
    """Query parameters, one of which has to be there."""
    beta: str = ""
    """What a client has to say to get this one of several places at a path."""

    @property
    def operation(self) -> Operation:
        """The place as an operation, though the description has none."""
        return Operation("GET", self.path, f"connect {self.path}", (), None, {}, admin=False)

    def values(self, segments: list[str]) -> dict[str, str] | None:
        """Return the path parameters; None where the path is another."""
        wanted = self.path.strip("/").split("/")
        if len(wanted) != len(segments):
            return None
        pairs = list(zip(wanted, segments, strict=True))
        if any(name != segment for name, segment in pairs if not name.startswith("{")):
            return None
        return {name.strip("{}"): segment for name, segment in pairs if name.startswith("{")}


_REALTIME = ("model", "call_id", "intent", "deployment")
_BETA_CALL = "POST /responses?beta=true"
PLACES = (
    Place(
        "/responses",
        "BetaResponsesClientEvent",
        "BetaResponsesServerEvent",
        lambda talk: Responses(talk, _BETA_CALL),
        beta="beta=true",
    ),
    Place(
        "/realtime",
        "BetaRealtimeRealtimeClientEvent",
        "BetaRealtimeRealtimeServerEvent",
        BetaRealtime,
        _REALTIME,
        beta="realtime=v1",
    ),
    Place("/responses", "ResponsesClientEvent", "ResponsesServerEvent", Responses),
    Place("/realtime", "RealtimeClientEvent", "RealtimeServerEvent", Realtime, _REALTIME),
    Place(
        "/realtime/translations",
        "RealtimeTranslationClientEvent",
        "RealtimeTranslationServerEvent",
        Translations,
        ("model",),
    ),
    Place("/live/sessions", "ClientEvent", "ServerEvent", Live),
    Place("/live/sessions/{session_id}/attach", "ConnectClientEvent", "ConnectServerEvent", attached),
    Place("/live/sessions/{session_id}/fork", "ForkClientEvent", "ForkServerEvent", Live),
)


def find(spec: Spec, segments: list[str], betas: Collection[str]) -> tuple[Place, dict[str, str]] | None:
    """Return the place at a path and its parameters; None where there is none, or the description lacks its events."""
    known = spec.document.get("components", {}).get("schemas", {})
    for place in PLACES:
        values = place.values(segments)
        if values is not None and place.client_events in known and (not place.beta or place.beta in betas):
            return place, values
    return None
