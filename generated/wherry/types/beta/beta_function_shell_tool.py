from . import _m

BetaFunctionShellTool = _m.BetaFunctionShellTool
Environment = _m.BetaFunctionShellToolEnvironment
BetaContainerAuto = _m.BetaContainerAuto
BetaContainerReference = _m.BetaContainerReference
BetaLocalEnvironment = _m.BetaLocalEnvironment
