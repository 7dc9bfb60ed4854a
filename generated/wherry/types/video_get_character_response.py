from .. import models as _m

VideoGetCharacterResponse = _m.VideoCharacterResource
