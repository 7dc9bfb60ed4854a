from . import _p

ToolChoiceTypesParam = _p.ToolChoiceTypes
