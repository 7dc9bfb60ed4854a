from .. import models as _m

CompletionChoice = _m.CompletionChoice
Logprobs = _m.CompletionChoiceLogprobs
