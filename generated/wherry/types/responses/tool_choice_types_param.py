from ... import params as _p

ToolChoiceTypesParam = _p.ToolChoiceTypes
