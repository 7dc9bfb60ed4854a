# Generated.
from ... import params as _p

ResponseFormatText = _p.ResponseFormatText
