from ...models import VoiceConsentDeleted as VoiceConsentDeleted
