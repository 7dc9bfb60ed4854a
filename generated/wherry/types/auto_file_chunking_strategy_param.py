from .. import params as _p

AutoFileChunkingStrategyParam = _p.AutoChunkingStrategyRequestParam
