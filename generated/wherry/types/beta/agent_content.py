from ...models import AgentContent as AgentContent
from ...models import EncryptedContentResource as EncryptedContentResource
from ...models import OutputText as OutputText
