from . import _m

ResponseContainerReference = _m.ContainerReferenceResource
