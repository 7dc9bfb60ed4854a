from ... import params as _p
from ...types.shared.reasoning_effort import ReasoningEffort as ReasoningEffort

Reasoning = _p.ResponseConfigurationUpdateItemReasoning
ResponseConfigurationUpdateItemParamParam = _p.ResponseConfigurationUpdateItem
Text = _p.ResponseConfigurationUpdateItemText
TextFormat = _p.ResponseFormatText | _p.TextResponseFormatJsonSchema
ResponseFormatText = _p.ResponseFormatText
ResponseFormatTextJSONSchemaConfigParam = _p.TextResponseFormatJsonSchema
