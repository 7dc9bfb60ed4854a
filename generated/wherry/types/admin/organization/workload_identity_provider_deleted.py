from .... import models as _m

WorkloadIdentityProviderDeleted = _m.AdminOrganizationWorkloadIdentityProviderDeleted
