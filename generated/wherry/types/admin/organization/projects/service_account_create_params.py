from . import _p

ServiceAccountCreateParams = _p.ProjectServiceAccountCreateRequest
