# Generated.
from .... import models as _m

AwsExternalStorageProvider = _m.AwsExternalStorageProvider
