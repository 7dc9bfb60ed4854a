from .. import models as _m

FileChunkingStrategy = _m.StaticChunkingStrategyResponseParam | _m.OtherChunkingStrategyResponseParam
OtherFileChunkingStrategyObject = _m.OtherChunkingStrategyResponseParam
StaticFileChunkingStrategyObject = _m.StaticChunkingStrategyResponseParam
