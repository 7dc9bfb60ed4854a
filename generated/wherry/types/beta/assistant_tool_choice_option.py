from typing import Literal

from . import _m

AssistantToolChoiceOption = Literal["none", "auto", "required"] | _m.AssistantsNamedToolChoice
AssistantToolChoice = _m.AssistantsNamedToolChoice
