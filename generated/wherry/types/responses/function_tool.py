from ...models import FunctionTool as FunctionTool
