from ....models import AzureExternalStorageProvider as AzureExternalStorageProvider
