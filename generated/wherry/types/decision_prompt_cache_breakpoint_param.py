# Generated.
from .. import params as _p

DecisionPromptCacheBreakpointParam = _p.DecisionPromptCacheBreakpointParam
