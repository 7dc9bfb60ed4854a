from typing import Literal

from . import _p

TracingConfiguration = _p.RealtimeSessionCreateRequestGATracing
RealtimeTracingConfigParam = Literal["auto"] | _p.RealtimeSessionCreateRequestGATracing
