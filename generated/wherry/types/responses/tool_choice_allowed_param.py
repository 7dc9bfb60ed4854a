from . import _p

ToolChoiceAllowedParam = _p.ToolChoiceAllowed
