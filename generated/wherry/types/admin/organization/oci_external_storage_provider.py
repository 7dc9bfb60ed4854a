# Generated.
from .... import models as _m

OciExternalStorageProvider = _m.OciExternalStorageProvider
