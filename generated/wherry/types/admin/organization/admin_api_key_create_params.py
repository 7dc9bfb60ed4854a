from . import _p

AdminAPIKeyCreateParams = _p.AdminApiKeysCreateRequest
