from ... import params as _p

ResponseOutputRefusalParam = _p.RefusalContent
