from . import _m

AdminAPIKey = _m.AdminAPIKey
Owner = _m.AdminAPIKeyOwner
