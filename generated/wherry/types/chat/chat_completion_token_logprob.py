from ... import models as _m

ChatCompletionTokenLogprob = _m.ChatCompletionTokenLogprob
TopLogprob = _m.ChatCompletionTokenLogprobTopLogprob
