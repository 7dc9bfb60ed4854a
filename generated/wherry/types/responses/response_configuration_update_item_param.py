from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from . import _m

Reasoning = _m.ResponseConfigurationUpdateItemReasoning
ResponseConfigurationUpdateItemParam = _m.ResponseConfigurationUpdateItem
Text = _m.ResponseConfigurationUpdateItemText
TextFormat = _m.ResponseConfigurationUpdateItemTextFormat
ResponseFormatText = _m.ResponseFormatText
ResponseFormatTextJSONSchemaConfig = _m.TextResponseFormatJsonSchema
