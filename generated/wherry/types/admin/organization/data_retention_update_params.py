from .... import params as _p

DataRetentionUpdateParams = _p.UpdateOrganizationDataRetentionBody
