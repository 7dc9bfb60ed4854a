from .....models import SessionTrace as SessionTrace
