# Generated.
from .. import params as _p

FileChunkingStrategyParam = _p.AutoChunkingStrategyRequestParam | _p.StaticChunkingStrategyRequestParam
AutoFileChunkingStrategyParam = _p.AutoChunkingStrategyRequestParam
StaticFileChunkingStrategyObjectParam = _p.StaticChunkingStrategyRequestParam
