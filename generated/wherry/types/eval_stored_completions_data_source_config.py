from .. import models as _m
from ..types.shared import metadata as _metadata

EvalStoredCompletionsDataSourceConfig = _m.EvalStoredCompletionsDataSourceConfig
Metadata = _metadata.Metadata
