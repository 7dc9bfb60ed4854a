from ...models import ToolChoiceCustom as ToolChoiceCustom
