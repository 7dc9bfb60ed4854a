from ....models import AwsExternalStorageProvider as AwsExternalStorageProvider
