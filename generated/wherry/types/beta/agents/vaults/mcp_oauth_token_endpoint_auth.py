from .....models import McpOauthTokenEndpointAuth as McpOauthTokenEndpointAuth
from .....models import (
    McpOauthTokenEndpointAuthResourceClientSecretBasic as McpOauthTokenEndpointAuthResourceClientSecretBasic,
)
from .....models import (
    McpOauthTokenEndpointAuthResourceClientSecretPost as McpOauthTokenEndpointAuthResourceClientSecretPost,
)
from .....models import McpOauthTokenEndpointAuthResourceNone as McpOauthTokenEndpointAuthResourceNone
