from ... import models as _m

FileListResponse = _m.ContainerFileResource
