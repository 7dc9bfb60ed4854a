from ... import models as _m

ContainerNetworkPolicyAllowlist = _m.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDomainSecret = _m.ContainerNetworkPolicyDomainSecretParam
