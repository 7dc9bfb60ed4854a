# Generated.
from .... import models as _m

MessageDeleted = _m.MessageDeleted
