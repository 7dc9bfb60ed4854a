from . import _m

FileCreateResponse = _m.ContainerFileResource
