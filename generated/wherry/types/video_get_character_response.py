from . import _m

VideoGetCharacterResponse = _m.VideoCharacterResource
