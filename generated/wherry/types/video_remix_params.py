from .. import params as _p

VideoRemixParams = _p.CreateVideoRemixBody
