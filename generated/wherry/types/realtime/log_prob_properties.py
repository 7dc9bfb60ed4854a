from ...models import LogProbProperties as LogProbProperties
