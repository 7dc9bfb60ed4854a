from ..models import EvalDeleteResponse as EvalDeleteResponse
