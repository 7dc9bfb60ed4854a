from ...params import ContainerReferenceParam as ContainerReferenceParam
