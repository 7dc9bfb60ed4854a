from .. import params as _p

VideoCreateCharacterParams = _p.CreateVideoCharacterBody
