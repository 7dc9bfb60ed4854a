from ....models import GcpExternalStorageProvider as GcpExternalStorageProvider
