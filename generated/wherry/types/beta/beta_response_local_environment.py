# Generated.
from ... import models as _m

BetaResponseLocalEnvironment = _m.BetaResponseLocalEnvironment
