# Generated.
from .... import models as _m

AzureExternalStorageProvider = _m.AzureExternalStorageProvider
