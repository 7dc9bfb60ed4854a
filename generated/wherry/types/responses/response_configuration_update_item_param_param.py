from ... import params as _p
from ...types.shared import reasoning_effort as _reasoning_effort

Reasoning = _p.ResponseConfigurationUpdateItemReasoning
ResponseConfigurationUpdateItemParamParam = _p.ResponseConfigurationUpdateItem
Text = _p.ResponseConfigurationUpdateItemText
TextFormat = _p.ResponseFormatText | _p.TextResponseFormatJsonSchema
ReasoningEffort = _reasoning_effort.ReasoningEffort
ResponseFormatText = _p.ResponseFormatText
ResponseFormatTextJSONSchemaConfigParam = _p.TextResponseFormatJsonSchema
