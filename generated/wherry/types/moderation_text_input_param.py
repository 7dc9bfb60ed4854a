from .. import params as _p

ModerationTextInputParam = _p.CreateModerationRequestInputItemText
