from ...models import ClientDelegation as ClientDelegation
