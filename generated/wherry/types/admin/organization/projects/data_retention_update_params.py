from . import _p

DataRetentionUpdateParams = _p.UpdateProjectDataRetentionBody
