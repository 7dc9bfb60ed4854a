# Generated.
from .. import models as _m

Completion = _m.Completion
CompletionChoice = _m.CompletionChoice
CompletionUsage = _m.CompletionUsage
