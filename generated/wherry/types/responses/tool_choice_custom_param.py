from . import _p

ToolChoiceCustomParam = _p.ToolChoiceCustom
