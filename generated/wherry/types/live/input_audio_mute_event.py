from ...models import InputAudioMuteEvent as InputAudioMuteEvent
