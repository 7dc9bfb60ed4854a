"""Pages: generic in their item, iterated, awaited, turned. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from typing_extensions import assert_type

from wherry import AsyncClient, AsyncPage, AsyncPager, Client, CursorPage, Page, TokenPage, models

client = Client()
aclient = AsyncClient()


def sync() -> None:
    """Iterating a page gives items, of whatever kind the page is."""
    page = client.files.list(purpose="batch")
    assert_type(page, CursorPage[models.FileObject])
    for file in page:
        assert_type(file, models.FileObject)
    assert_type(page.data, list[models.FileObject])
    assert_type(page.has_next_page(), bool)
    assert_type(page.get_next_page(), Page[models.FileObject])
    assert_type(page.iter_pages(), Iterator[Page[models.FileObject]])
    assert_type([model.id for model in client.models.list()], list[str])
    assert_type(client.admin.organization.usage.completions(start_time=0), TokenPage[models.UsageTimeBucket])
    takes_any_page(page)


def takes_any_page(page: Page[models.FileObject]) -> models.FileObject:
    """Every kind of page is a Page."""
    return next(iter(page))


async def awaited() -> None:
    """An async list is awaited for one page, or iterated over all items."""
    pager = aclient.files.list()
    assert_type(pager, AsyncPager[models.FileObject])
    async for file in pager:
        assert_type(file, models.FileObject)
    page = await pager
    assert_type(page, AsyncPage[models.FileObject])
    assert_type(page.data, list[models.FileObject])
    assert_type(await page.get_next_page(), AsyncPage[models.FileObject])
    assert_type(pager.iter_pages(), AsyncIterator[AsyncPage[models.FileObject]])
    assert_type([model.id async for model in aclient.models.list()], list[str])


async def wrong() -> None:
    """Slips are errors where they are made."""
    _ = client.files.list().data[0].file_name  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    client.files.list(limit="20")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.files.list(20)  # type: ignore[arg-type, call-arg]  # pyright: ignore[reportCallIssue]
    client.files.list(order="up")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    for _file in aclient.files.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    async for _file in client.files.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    _ = aclient.files.list().data  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _texts: CursorPage[str] = client.files.list()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
