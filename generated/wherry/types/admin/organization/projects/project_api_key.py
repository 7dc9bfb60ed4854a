from . import _m

Owner = _m.ProjectAPIKeyOwner
OwnerServiceAccount = _m.ProjectApiKeyOwnerServiceAccount
OwnerUser = _m.ProjectApiKeyOwnerUser
ProjectAPIKey = _m.ProjectAPIKey
