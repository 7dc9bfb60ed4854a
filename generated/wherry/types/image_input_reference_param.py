from . import _p

ImageInputReferenceParam = _p.ImageRefParam2
