from .... import models as _m

ExternalStorageConfiguration = _m.ExternalStorageConfiguration
Provider = _m.ExternalStorageConfigurationProvider
AwsExternalStorageProvider = _m.AwsExternalStorageProvider
AzureExternalStorageProvider = _m.AzureExternalStorageProvider
GcpExternalStorageProvider = _m.GcpExternalStorageProvider
OciExternalStorageProvider = _m.OciExternalStorageProvider
