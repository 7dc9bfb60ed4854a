from .. import params as _p

ImageInputReferenceParam = _p.ImageRefParam2
