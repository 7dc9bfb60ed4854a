from . import _m

APIKey = _m.ProjectServiceAccountApiKey
ServiceAccountCreateResponse = _m.ServiceAccountCreateResponse
