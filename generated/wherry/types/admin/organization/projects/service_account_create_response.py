from ..... import models as _m

APIKey = _m.ProjectServiceAccountApiKey
ServiceAccountCreateResponse = _m.ServiceAccountCreateResponse
