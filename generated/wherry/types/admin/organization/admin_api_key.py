from .... import models as _m

AdminAPIKey = _m.AdminAPIKey
Owner = _m.AdminAPIKeyOwner
