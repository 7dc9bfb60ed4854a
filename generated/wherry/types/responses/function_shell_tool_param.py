from . import _p

FunctionShellToolParam = _p.FunctionShellToolParam
Environment = _p.ContainerAutoParam | _p.LocalEnvironmentParam | _p.ContainerReferenceParam
ContainerAutoParam = _p.ContainerAutoParam
ContainerReferenceParam = _p.ContainerReferenceParam
LocalEnvironmentParam = _p.LocalEnvironmentParam
