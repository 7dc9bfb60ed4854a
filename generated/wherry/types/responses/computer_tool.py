from ...models import ComputerTool as ComputerTool
