from ...models import ToolChoiceFunction as ToolChoiceFunction
