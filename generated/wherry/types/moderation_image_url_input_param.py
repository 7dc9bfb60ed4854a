from . import _p

ImageURL = _p.CreateModerationRequestInputItemImageUrlImageUrl
ModerationImageURLInputParam = _p.CreateModerationRequestInputItemImageUrl
