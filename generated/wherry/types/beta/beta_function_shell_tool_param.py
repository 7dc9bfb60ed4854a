from . import _p

BetaFunctionShellToolParam = _p.BetaFunctionShellTool
Environment = _p.BetaContainerAuto | _p.BetaLocalEnvironment | _p.BetaContainerReference
BetaContainerAutoParam = _p.BetaContainerAuto
BetaContainerReferenceParam = _p.BetaContainerReference
BetaLocalEnvironmentParam = _p.BetaLocalEnvironment
