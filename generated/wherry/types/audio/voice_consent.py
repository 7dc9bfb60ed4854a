from ...models import VoiceConsent as VoiceConsent
