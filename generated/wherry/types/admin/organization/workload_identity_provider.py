# Generated.
from .... import models as _m

AttributeTransformation = _m.WorkloadIdentityProviderAttributeTransformation
Verification = _m.WorkloadIdentityProviderVerification
VerificationDiscovery = _m.WorkloadIdentityProviderVerificationDiscovery
VerificationUploadedJwks = _m.WorkloadIdentityProviderVerificationUploadedJwks
WorkloadIdentityProvider = _m.WorkloadIdentityProvider
