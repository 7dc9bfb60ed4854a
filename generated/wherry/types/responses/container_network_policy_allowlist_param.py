# Generated.
from ... import params as _p

ContainerNetworkPolicyAllowlistParam = _p.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDomainSecretParam = _p.ContainerNetworkPolicyDomainSecretParam
