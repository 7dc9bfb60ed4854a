# Generated.
from ... import models as _m

ResponseFileSearchCallSearchingEvent = _m.ResponseFileSearchCallSearchingEvent
