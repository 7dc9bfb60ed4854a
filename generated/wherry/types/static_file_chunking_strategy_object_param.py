from .. import params as _p

StaticFileChunkingStrategyObjectParam = _p.StaticChunkingStrategyRequestParam
StaticFileChunkingStrategyParam = _p.StaticChunkingStrategy
