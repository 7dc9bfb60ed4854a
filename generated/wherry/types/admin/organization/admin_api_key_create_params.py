from .... import params as _p

AdminAPIKeyCreateParams = _p.AdminApiKeysCreateRequest
