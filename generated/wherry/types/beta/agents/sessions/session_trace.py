# Generated.
from ..... import models as _m

SessionTrace = _m.SessionTrace
