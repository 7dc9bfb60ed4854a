from typing import Literal

from ... import params as _p

AssistantToolChoiceOptionParam = Literal["none", "auto", "required"] | _p.AssistantsNamedToolChoice
AssistantToolChoiceParam = _p.AssistantsNamedToolChoice
