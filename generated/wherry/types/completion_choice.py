from . import _m

CompletionChoice = _m.CompletionChoice
Logprobs = _m.CompletionChoiceLogprobs
