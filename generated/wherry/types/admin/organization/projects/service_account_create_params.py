from ..... import params as _p

ServiceAccountCreateParams = _p.ProjectServiceAccountCreateRequest
