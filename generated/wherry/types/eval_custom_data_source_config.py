# Generated.
from .. import models as _m

EvalCustomDataSourceConfig = _m.EvalCustomDataSourceConfig
