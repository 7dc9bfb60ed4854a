from . import _m

EvalAPIError = _m.EvalApiError
