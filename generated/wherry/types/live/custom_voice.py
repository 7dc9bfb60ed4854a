from ...models import CustomVoice as CustomVoice
