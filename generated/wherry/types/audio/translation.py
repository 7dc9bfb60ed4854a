# Generated.
from ... import models as _m

Translation = _m.Translation
