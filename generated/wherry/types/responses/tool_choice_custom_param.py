from ... import params as _p

ToolChoiceCustomParam = _p.ToolChoiceCustom
