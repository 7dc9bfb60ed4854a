# Generated.
from ... import params as _p

SessionStartEventParam = _p.SessionStartEventParam
SessionConfigParam = _p.SessionConfigParam
