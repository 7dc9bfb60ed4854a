from . import _p

DataRetentionUpdateParams = _p.UpdateOrganizationDataRetentionBody
