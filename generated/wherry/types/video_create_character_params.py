from . import _p

VideoCreateCharacterParams = _p.CreateVideoCharacterBody
