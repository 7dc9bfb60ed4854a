# Generated.
from ... import params as _p

ChatCompletionCustomToolParam = _p.CustomToolChatCompletions
Custom = _p.CustomToolChatCompletionsCustom
CustomFormatGrammar = _p.CustomToolChatCompletionsCustomFormatGrammar
CustomFormatGrammarGrammar = _p.CustomToolChatCompletionsCustomFormatGrammarGrammar
CustomFormatText = _p.CustomToolChatCompletionsCustomFormatText
CustomFormat = _p.CustomToolChatCompletionsCustomFormatText | _p.CustomToolChatCompletionsCustomFormatGrammar
