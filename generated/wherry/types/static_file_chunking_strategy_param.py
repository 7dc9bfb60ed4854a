from .. import params as _p

StaticFileChunkingStrategyParam = _p.StaticChunkingStrategy
