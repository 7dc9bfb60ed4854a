from . import _m

OtherFileChunkingStrategyObject = _m.OtherChunkingStrategyResponseParam
