"""Methods that wait: what they give is typed like the answers that they wait for. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing_extensions import assert_type

from wherry import AsyncClient, Client, PollTimeoutError, models

client = Client()
aclient = AsyncClient()


def sync() -> None:
    """Each gives the object of its resource."""
    assert_type(client.videos.create_and_poll(prompt="A ship", poll_timeout_s=60), models.Video)
    assert_type(client.vector_stores.files.upload_and_poll(vector_store_id="v", file=b"x"), models.VectorStoreFile)
    assert_type(
        client.vector_stores.file_batches.upload_and_poll("v", files=[b"x", ("a", b"y")]), models.VectorStoreFileBatch
    )
    assert_type(client.beta.threads.runs.poll("r", "t"), models.Run)
    assert_type(client.beta.threads.create_and_run_poll(assistant_id="a"), models.Run)
    assert_type(client.uploads.upload_file_chunked(file=b"x", mime_type="a/b", purpose="batch"), models.Upload)


async def asynchronous() -> None:
    """So do their twins, when awaited."""
    assert_type(await aclient.videos.poll("v", on_progress=lambda video: print(video)), models.Video)
    assert_type(await aclient.beta.threads.runs.create_and_poll("t", assistant_id="a"), models.Run)


def mistakes(error: PollTimeoutError) -> None:
    """What is missing or misspelt is told."""
    client.videos.poll()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.videos.create_and_poll(prompt="x", size="big")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.videos.create_and_poll(promt="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.beta.threads.runs.create_and_poll("t", assistant_id="a", stream=True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.vector_stores.files.poll("f")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.videos.poll("v", poll_timeout_s="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(error.last, object)
