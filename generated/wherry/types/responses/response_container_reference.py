from ... import models as _m

ResponseContainerReference = _m.ContainerReferenceResource
