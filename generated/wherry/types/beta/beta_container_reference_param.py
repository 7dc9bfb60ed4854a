from . import _p

BetaContainerReferenceParam = _p.BetaContainerReference
