from ...models import RealtimeFunctionTool as RealtimeFunctionTool
