from .....models import CredentialAuth as CredentialAuth
from .....models import CredentialNetworking as CredentialNetworking
from .....models import McpOauthTokenEndpointAuth as McpOauthTokenEndpointAuth
from .....models import VaultCredentialAuthResourceEnvironmentVariable as VaultCredentialAuthResourceEnvironmentVariable
from .....models import VaultCredentialAuthResourceMcpOauth as VaultCredentialAuthResourceMcpOauth
from .....models import VaultCredentialAuthResourceMcpOauthRefresh as VaultCredentialAuthResourceMcpOauthRefresh
from .....models import VaultCredentialAuthResourceStaticBearer as VaultCredentialAuthResourceStaticBearer
