from . import _m

ResponseLocalEnvironment = _m.LocalEnvironmentResource
