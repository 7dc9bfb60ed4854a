from typing import Literal

from ... import models as _m

TracingConfiguration = _m.RealtimeSessionCreateRequestGATracing
RealtimeTracingConfig = Literal["auto"] | _m.RealtimeSessionCreateRequestGATracing | None
