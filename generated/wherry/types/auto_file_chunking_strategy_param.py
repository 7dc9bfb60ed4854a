from . import _p

AutoFileChunkingStrategyParam = _p.AutoChunkingStrategyRequestParam
