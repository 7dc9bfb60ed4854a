from . import _m

FunctionShellTool = _m.FunctionShellToolParam
Environment = _m.ContainerAutoParam | _m.LocalEnvironmentParam | _m.ContainerReferenceParam | None
ContainerAuto = _m.ContainerAutoParam
ContainerReference = _m.ContainerReferenceParam
LocalEnvironment = _m.LocalEnvironmentParam
