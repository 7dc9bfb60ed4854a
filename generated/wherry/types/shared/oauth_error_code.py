# Generated.
from typing import Literal

OAuthErrorCode = Literal["invalid_grant", "invalid_subject_token"] | str
