from ...models import UploadPart as UploadPart
