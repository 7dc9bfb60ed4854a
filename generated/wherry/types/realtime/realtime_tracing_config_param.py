from typing import Literal

from ... import params as _p

TracingConfiguration = _p.RealtimeSessionCreateRequestGATracing
RealtimeTracingConfigParam = Literal["auto"] | _p.RealtimeSessionCreateRequestGATracing
