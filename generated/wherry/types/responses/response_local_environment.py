from ... import models as _m

ResponseLocalEnvironment = _m.LocalEnvironmentResource
