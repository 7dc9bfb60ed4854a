from typing import Literal

from . import _p

AssistantToolChoiceOptionParam = Literal["none", "auto", "required"] | _p.AssistantsNamedToolChoice
AssistantToolChoiceParam = _p.AssistantsNamedToolChoice
