# Generated.
"""What `openai.types.beta.agents.sessions` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import subagents as subagents
    from . import turns as turns
    from .artifact_list_params import ArtifactListParams as ArtifactListParams
    from .event_create_params import EventCreateParams as EventCreateParams
    from .event_stream_params import EventStreamParams as EventStreamParams
    from .item_list_params import ItemListParams as ItemListParams
    from .subagent_list_params import SubagentListParams as SubagentListParams
    from .trace_list_params import TraceListParams as TraceListParams
    from .turn_list_params import TurnListParams as TurnListParams

    SessionArtifact = _m.SessionArtifact
    SessionArtifactDeleted = _m.SessionArtifactDeleted
    SessionTrace = _m.SessionTrace
    Turn = _m.Turn
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ArtifactListParams .artifact_list_params
EventCreateParams .event_create_params
EventStreamParams .event_stream_params
ItemListParams .item_list_params
SessionArtifact m.SessionArtifact
SessionArtifactDeleted m.SessionArtifactDeleted
SessionTrace m.SessionTrace
SubagentListParams .subagent_list_params
TraceListParams .trace_list_params
Turn m.Turn
TurnListParams .turn_list_params
subagents .
turns .
""",
    )
