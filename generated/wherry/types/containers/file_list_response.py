from . import _m

FileListResponse = _m.ContainerFileResource
