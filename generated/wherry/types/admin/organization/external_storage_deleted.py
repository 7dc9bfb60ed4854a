# Generated.
from .... import models as _m

ExternalStorageDeleted = _m.ExternalStorageDeleted
