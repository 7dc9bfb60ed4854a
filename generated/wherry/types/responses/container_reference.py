from . import _m

ContainerReference = _m.ContainerReferenceParam
