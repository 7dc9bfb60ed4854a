from ....models import ExternalStorageDeleted as ExternalStorageDeleted
