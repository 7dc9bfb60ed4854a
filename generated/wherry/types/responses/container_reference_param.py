# Generated.
from ... import params as _p

ContainerReferenceParam = _p.ContainerReferenceParam
