from ...models import MultiAgentConfig as MultiAgentConfig
