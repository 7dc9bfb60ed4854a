# Generated.
from ... import models as _m

Voice = _m.Voice
