from ... import params as _p

ToolChoiceAllowedParam = _p.ToolChoiceAllowed
