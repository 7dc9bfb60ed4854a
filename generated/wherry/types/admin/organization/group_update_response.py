# Generated.
from .... import models as _m

GroupUpdateResponse = _m.GroupUpdateResponse
