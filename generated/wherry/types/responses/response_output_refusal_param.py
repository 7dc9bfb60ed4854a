from . import _p

ResponseOutputRefusalParam = _p.RefusalContent
