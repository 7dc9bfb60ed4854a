from ... import params as _p

BetaContainerReferenceParam = _p.BetaContainerReference
