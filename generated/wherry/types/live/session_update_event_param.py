from ... import params as _p

SessionUpdateEventParam = _p.LiveSessionUpdateEventParam
SessionUpdateConfigParam = _p.SessionUpdateConfigParam
