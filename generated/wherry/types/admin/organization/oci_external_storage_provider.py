from ....models import OciExternalStorageProvider as OciExternalStorageProvider
