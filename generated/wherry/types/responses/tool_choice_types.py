from ...models import ToolChoiceTypes as ToolChoiceTypes
