from ...models import InstructionsAppendEvent as InstructionsAppendEvent
