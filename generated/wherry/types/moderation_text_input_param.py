from . import _p

ModerationTextInputParam = _p.CreateModerationRequestInputItemText
