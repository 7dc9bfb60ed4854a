from . import _p

ChatCompletionNamedToolChoiceCustomParam = _p.ChatCompletionNamedToolChoiceCustom
Custom = _p.ChatCompletionNamedToolChoiceCustomCustom
