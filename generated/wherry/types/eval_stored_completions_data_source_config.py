from . import _m
from .shared.metadata import Metadata as Metadata

EvalStoredCompletionsDataSourceConfig = _m.EvalStoredCompletionsDataSourceConfig
