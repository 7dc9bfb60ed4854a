from typing import Literal

from ... import params as _p

__all__ = ["RealtimeTracingConfigParam", "TracingConfiguration"]
TracingConfiguration = _p.RealtimeSessionCreateRequestGATracing
RealtimeTracingConfigParam = Literal["auto"] | _p.RealtimeSessionCreateRequestGATracing
