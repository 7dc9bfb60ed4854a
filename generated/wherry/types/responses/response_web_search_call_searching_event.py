# Generated.
from ... import models as _m

ResponseWebSearchCallSearchingEvent = _m.ResponseWebSearchCallSearchingEvent
