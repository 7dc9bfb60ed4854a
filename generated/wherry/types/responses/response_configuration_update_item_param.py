from ... import models as _m
from ...types.shared import reasoning_effort as _reasoning_effort

Reasoning = _m.ResponseConfigurationUpdateItemReasoning
ResponseConfigurationUpdateItemParam = _m.ResponseConfigurationUpdateItem
Text = _m.ResponseConfigurationUpdateItemText
TextFormat = _m.ResponseConfigurationUpdateItemTextFormat
ReasoningEffort = _reasoning_effort.ReasoningEffort
ResponseFormatText = _m.ResponseFormatText
ResponseFormatTextJSONSchemaConfig = _m.TextResponseFormatJsonSchema
