# Generated.
from typing import Literal

__all__ = ["OAuthErrorCode"]
OAuthErrorCode = Literal["invalid_grant", "invalid_subject_token"] | str
