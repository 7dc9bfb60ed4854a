from . import _m

ChatCompletionTokenLogprob = _m.ChatCompletionTokenLogprob
TopLogprob = _m.ChatCompletionTokenLogprobTopLogprob
