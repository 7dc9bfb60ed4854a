from ... import models as _m

ContainerReference = _m.ContainerReferenceParam
