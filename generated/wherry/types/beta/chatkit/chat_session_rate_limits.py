from ....models import ChatSessionRateLimits as ChatSessionRateLimits
