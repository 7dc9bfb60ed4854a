from .. import models as _m
from ..types.shared.metadata import Metadata as Metadata

EvalStoredCompletionsDataSourceConfig = _m.EvalStoredCompletionsDataSourceConfig
