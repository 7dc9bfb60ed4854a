from typing import Literal

from ... import models as _m

__all__ = ["RealtimeTracingConfig", "TracingConfiguration"]
TracingConfiguration = _m.RealtimeSessionCreateRequestGATracing
RealtimeTracingConfig = Literal["auto"] | _m.RealtimeSessionCreateRequestGATracing | None
