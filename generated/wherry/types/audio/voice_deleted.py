from ...models import VoiceDeleted as VoiceDeleted
