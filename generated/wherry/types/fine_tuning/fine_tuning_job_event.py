from ...models import FineTuningJobEvent as FineTuningJobEvent
