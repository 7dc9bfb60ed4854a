from . import _p

ExternalStorageCreateParams = _p.AdminOrganizationExternalStorageCreateRequest
ProviderAws = _p.ProviderAws
ProviderAzure = _p.ProviderAzure
ProviderGcp = _p.ProviderGcp
ProviderOci = _p.ProviderOci
Provider = _p.ProviderAws | _p.ProviderAzure | _p.ProviderGcp | _p.ProviderOci
