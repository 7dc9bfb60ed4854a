from ..models import EvalCustomDataSourceConfig as EvalCustomDataSourceConfig
