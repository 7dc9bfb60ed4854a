from . import _p

StaticFileChunkingStrategyObjectParam = _p.StaticChunkingStrategyRequestParam
StaticFileChunkingStrategyParam = _p.StaticChunkingStrategy
