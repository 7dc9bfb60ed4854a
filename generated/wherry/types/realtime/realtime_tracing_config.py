from typing import Literal

from . import _m

TracingConfiguration = _m.RealtimeSessionCreateRequestGATracing
RealtimeTracingConfig = Literal["auto"] | _m.RealtimeSessionCreateRequestGATracing | None
