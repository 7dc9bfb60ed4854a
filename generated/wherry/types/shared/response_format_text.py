# Generated.
from ... import models as _m

ResponseFormatText = _m.ResponseFormatText
