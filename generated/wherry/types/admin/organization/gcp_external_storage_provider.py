# Generated.
from .... import models as _m

GcpExternalStorageProvider = _m.GcpExternalStorageProvider
