from ...models import InstructionsAppendedEvent as InstructionsAppendedEvent
