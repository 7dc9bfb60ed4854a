from . import _m

FileRetrieveResponse = _m.ContainerFileResource
