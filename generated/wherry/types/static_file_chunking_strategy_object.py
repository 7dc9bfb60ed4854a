from . import _m

StaticFileChunkingStrategyObject = _m.StaticChunkingStrategyResponseParam
StaticFileChunkingStrategy = _m.StaticChunkingStrategy
