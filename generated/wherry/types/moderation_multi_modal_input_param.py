# Generated.
from .. import params as _p

ModerationMultiModalInputParam = _p.CreateModerationRequestInputItemImageUrl | _p.CreateModerationRequestInputItemText
ModerationImageURLInputParam = _p.CreateModerationRequestInputItemImageUrl
ModerationTextInputParam = _p.CreateModerationRequestInputItemText
