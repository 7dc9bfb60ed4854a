from ...models import AgentSessionMessageContent as AgentSessionMessageContent
from ...models import MessageContentResourceInputImage as MessageContentResourceInputImage
from ...models import MessageContentResourceInputText as MessageContentResourceInputText
from ...models import MessageContentResourceOutputText as MessageContentResourceOutputText
