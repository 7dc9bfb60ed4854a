from . import _p

VideoRemixParams = _p.CreateVideoRemixBody
