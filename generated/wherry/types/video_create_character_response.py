from .. import models as _m

VideoCreateCharacterResponse = _m.VideoCharacterResource
