# Generated.
from .... import models as _m

ExternalKey = _m.ExternalKey
