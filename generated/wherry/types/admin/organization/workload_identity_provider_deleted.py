from . import _m

WorkloadIdentityProviderDeleted = _m.AdminOrganizationWorkloadIdentityProviderDeleted
