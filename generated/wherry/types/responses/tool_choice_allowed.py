from ...models import ToolChoiceAllowed as ToolChoiceAllowed
