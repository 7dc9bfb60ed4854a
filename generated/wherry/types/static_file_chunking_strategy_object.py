from .. import models as _m

StaticFileChunkingStrategyObject = _m.StaticChunkingStrategyResponseParam
StaticFileChunkingStrategy = _m.StaticChunkingStrategy
