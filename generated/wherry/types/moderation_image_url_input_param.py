from .. import params as _p

ImageURL = _p.CreateModerationRequestInputItemImageUrlImageUrl
ModerationImageURLInputParam = _p.CreateModerationRequestInputItemImageUrl
