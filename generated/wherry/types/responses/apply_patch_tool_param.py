# Generated.
from ... import params as _p

ApplyPatchToolParam = _p.ApplyPatchToolParam
