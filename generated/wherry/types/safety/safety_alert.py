from ...models import SafetyAlert as SafetyAlert
