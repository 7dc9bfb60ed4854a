from ... import models as _m

FileRetrieveResponse = _m.ContainerFileResource
