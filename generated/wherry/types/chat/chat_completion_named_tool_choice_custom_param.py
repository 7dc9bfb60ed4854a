from ... import params as _p

ChatCompletionNamedToolChoiceCustomParam = _p.ChatCompletionNamedToolChoiceCustom
Custom = _p.ChatCompletionNamedToolChoiceCustomCustom
