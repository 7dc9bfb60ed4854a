"""Everything that stores bytes: files, uploads in parts, container files, skills, videos; what went in comes out."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from .. import language
from ..call import Answer, Bytes, Call, Json, Upload
from ..errors import Refusal, not_found
from ..sample import EPOCH
from ..service import Service, operation
from ..store import Item
from . import images, progress, rest


@operation("POST /files")
def create(service: Service, call: Call) -> Json:
    """Store a file."""
    return Json(store_file(service, call, "/files", call.fields["file"], call.fields["purpose"]))


def store_file(service: Service, call: Call, path: str, upload: Upload, purpose: str) -> Item:
    """Put a file into a collection."""
    schema = service.answer_schema("GET /files/{file_id}")
    values = {
        "bytes": len(upload.data),
        "filename": upload.filename,
        "purpose": purpose,
        "status": "processed",
        "created_at": EPOCH,
    }
    item = service.plain(schema, call.seed, **values)
    if item["purpose"] != purpose:  # uploads and files do not know quite the same purposes
        item["purpose"] = "user_data"
    item = rest.remember(service, call, path, item)
    service.store.keep(f"{path}/{item['id']}", upload)
    return item


@operation("GET /files/{file_id}/content", "GET /containers/{container_id}/files/{file_id}/content")
def content(service: Service, call: Call) -> Bytes:
    """Return the bytes of a file."""
    path = call.parent
    item = rest.stored(service, call, path)
    upload = service.store.kept(path)
    if upload is None:
        return Bytes(f"The content of {path}.\n".encode(), "application/octet-stream")
    name = (item or {}).get("filename") or upload.filename
    return Bytes(upload.data, upload.content_type, headers={"content-disposition": _attachment(name)})


def _attachment(name: str) -> str:
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in name)
    return f'attachment; filename="{plain}"'


@operation("POST /containers/{container_id}/files")
def create_in_container(service: Service, call: Call) -> Json:
    """Store a file in a container, sent along or copied from the files."""
    upload = call.fields.get("file")
    file_id = call.fields.get("file_id")
    if upload is None and file_id:
        rest.stored(service, call, f"/files/{file_id}")
        upload = service.store.kept(f"/files/{file_id}")
    if not isinstance(upload, Upload):  # a text in a JSON body, or nothing
        upload = Upload(f"{file_id or 'file'}.txt", "text/plain", (upload or "sample\n").encode())
    values = {"bytes": len(upload.data), "path": f"/mnt/data/{upload.filename}", "source": "user", "created_at": EPOCH}
    item = rest.create(service, call, **values)
    service.store.keep(f"{call.path}/{item['id']}", upload)
    return Json(item)


# --- uploads ----------------------------------------------------------------------------------------------------------


@operation("POST /uploads")
def begin_upload(service: Service, call: Call) -> Json:
    """Begin an upload in parts."""
    schema = rest.answer_schema(service, call)
    values = {**call.fields, "status": "pending", "created_at": EPOCH, "expires_at": EPOCH + 3600}
    item = service.plain(schema, call.seed, **values)
    item.pop("file", None)
    return Json(rest.remember(service, call, call.path, item))


@operation("POST /uploads/{upload_id}/parts")
def add_part(service: Service, call: Call) -> Json:
    """Take one part."""
    _pending(service, call, call.parent)
    values = {"upload_id": call.values["upload_id"], "created_at": EPOCH}
    part = service.plain(rest.answer_schema(service, call), call.seed, **values)
    part = rest.remember(service, call, call.path, part)
    service.store.keep(f"{call.path}/{part['id']}", call.fields["data"])
    return Json(part)


@operation("POST /uploads/{upload_id}/complete")
def complete_upload(service: Service, call: Call) -> Json:
    """Join the parts in the order in which they are named, into a file."""
    path = call.parent
    item = _pending(service, call, path)
    parts = [service.store.kept(f"{path}/parts/{part_id}") for part_id in call.fields["part_ids"]]
    data = b"".join(part.data for part in parts if part is not None)
    if item and None in parts:
        raise Refusal(400, "A part_id is not a part of this upload.", param="part_ids", code="invalid_value")
    if item and len(data) != item["bytes"]:
        message = f"The parts have {len(data)} bytes, {item['bytes']} were announced."
        raise Refusal(400, message, param="part_ids", code="invalid_value")
    item = item or service.plain(rest.answer_schema(service, call), call.seed, id=call.values["upload_id"])
    upload = Upload(item["filename"], "application/octet-stream", data)
    item = {**item, "status": "completed", "file": store_file(service, call, "/files", upload, item["purpose"])}
    service.store.open("/uploads").put(item["id"], item)
    return Json(item)


def _pending(service: Service, call: Call, path: str) -> Item | None:
    """Return an upload that was begun here; one that is over takes nothing more."""
    item = rest.stored(service, call, path)
    if item and item["status"] != "pending":
        raise Refusal(400, f"This upload is {item['status']}.", code="invalid_state")
    return item


# --- skills -----------------------------------------------------------------------------------------------------------


@operation("POST /skills", "POST /skills/{skill_id}/versions")
def create_skill(service: Service, call: Call) -> Json:
    """Store a skill, or a version of one, as an archive."""
    sent = call.fields.get("files") or []
    uploads = [one for one in (sent if isinstance(sent, list) else [sent]) if isinstance(one, Upload)]
    values: dict[str, Any] = {"name": uploads[0].filename.split("/")[0].split(".")[0] if uploads else "skill"}
    item = rest.create(service, call, created_at=EPOCH, **values)
    packed = uploads[0] if len(uploads) == 1 and uploads[0].data[:2] == b"PK" else _zipped(uploads)
    service.store.keep(f"{call.path}/{item.get('version', item['id'])}", packed)
    if "version" in item:
        service.store.open(call.path).create(item["version"], item)
    return Json(item)


@operation("GET /skills/{skill_id}/content", "GET /skills/{skill_id}/versions/{version}/content")
def skill_content(service: Service, call: Call) -> Bytes:
    """Return the archive of a skill."""
    rest.stored(service, call, call.parent)
    packed = service.store.kept(call.parent) or _zipped([Upload("SKILL.md", "text/markdown", b"# Sample\n")])
    return Bytes(packed.data, "application/zip")


def _zipped(uploads: list[Upload]) -> Upload:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for upload in uploads:
            # A fixed date, so that the same files give the same archive.
            archive.writestr(zipfile.ZipInfo(upload.filename or "file"), upload.data)
    return Upload("skill.zip", "application/zip", out.getvalue())


# --- videos -----------------------------------------------------------------------------------------------------------


@operation("POST /videos", "POST /videos/edits", "POST /videos/extensions", "POST /videos/{video_id}/remix")
def create_video(service: Service, call: Call) -> Json:
    """Begin to make a video; it is done after a few looks."""
    schema = rest.answer_schema(service, call)
    item = service.plain(schema, call.seed, **{**call.fields, "status": "queued", "progress": 0, "created_at": EPOCH})
    if "video_id" in call.values:
        item = service.fit(schema, item, {"remixed_from_video_id": call.values["video_id"]})
    return Json(rest.remember(service, call, "/videos", progress.settled(service, schema, item)))


@operation("GET /videos/{video_id}/content")
def video_content(service: Service, call: Call) -> Answer:
    """Return a video, or a picture of it, once it is done."""
    item = rest.stored(service, call, call.parent)
    if item and item["status"] != "completed":
        raise not_found(f"The content of {call.parent}, which is {item['status']},")
    if call.query.get("variant") in ("thumbnail", "spritesheet"):
        return Bytes(b"RIFF\x0c\x00\x00\x00WEBPVP8 " + images.png(0, 0, 0), "image/webp")
    about = language.text_of((item or {}).get("prompt")).encode()
    return Bytes(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + about, "video/mp4")
