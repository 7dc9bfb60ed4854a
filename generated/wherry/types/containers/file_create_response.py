from ... import models as _m

FileCreateResponse = _m.ContainerFileResource
