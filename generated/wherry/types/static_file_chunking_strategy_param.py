from . import _p

StaticFileChunkingStrategyParam = _p.StaticChunkingStrategy
