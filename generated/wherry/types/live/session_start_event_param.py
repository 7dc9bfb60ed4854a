from ...params import SessionConfigParam as SessionConfigParam
from ...params import SessionStartEventParam as SessionStartEventParam
