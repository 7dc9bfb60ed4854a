# Generated.
from ... import models as _m

OutputText = _m.OutputText
