from . import _m

VideoCreateCharacterResponse = _m.VideoCharacterResource
