from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from . import _p

Reasoning = _p.ResponseConfigurationUpdateItemReasoning
ResponseConfigurationUpdateItemParamParam = _p.ResponseConfigurationUpdateItem
Text = _p.ResponseConfigurationUpdateItemText
TextFormat = _p.ResponseFormatText | _p.TextResponseFormatJsonSchema
ResponseFormatText = _p.ResponseFormatText
ResponseFormatTextJSONSchemaConfigParam = _p.TextResponseFormatJsonSchema
