from ...models import Notice as Notice
from ...models import SafetyCase as SafetyCase
