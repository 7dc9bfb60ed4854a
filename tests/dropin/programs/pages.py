"""Read lists page by page: iterate, take the next page, stop early."""

from openai import OpenAI
from openai.pagination import AsyncCursorPage, SyncCursorPage, SyncPage
from openai.types import FileObject

client = OpenAI()
page: SyncCursorPage[FileObject] = client.files.list(limit=3)
assert isinstance(page, SyncCursorPage) and len(page.data) == 3 and page.has_more
assert page.has_next_page() and page.next_page_info() is not None
following = page.get_next_page()
assert following.data[0].id != page.data[0].id
collected = []
for file in client.files.list(limit=3):
    collected.append(file.id)
    if len(collected) == 7:
        break
assert len(set(collected)) == 7 and collected[:3] == [file.id for file in page.data]
sizes = [len(each.data) for each in client.files.list(limit=20).iter_pages()]
assert sum(sizes) >= 40
assert page.model_dump()["data"][0]["id"] == collected[0] and page.to_dict()["has_more"] is True
models = client.models.list()
assert isinstance(models, SyncPage) and models.next_page_info() is None
assert AsyncCursorPage is not SyncCursorPage
