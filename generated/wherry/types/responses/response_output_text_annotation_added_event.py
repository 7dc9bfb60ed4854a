from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import BaseModel
from . import _m


class AnnotationContainerFileCitation(BaseModel):
    container_id: str
    end_index: int
    file_id: str
    filename: str
    start_index: int
    type: Literal["container_file_citation"] = "container_file_citation"


class AnnotationFileCitation(BaseModel):
    file_id: str
    filename: str
    index: int
    type: Literal["file_citation"] = "file_citation"


class AnnotationFilePath(BaseModel):
    file_id: str
    index: int
    type: Literal["file_path"] = "file_path"


class AnnotationURLCitation(BaseModel):
    end_index: int
    start_index: int
    title: str
    type: Literal["url_citation"] = "url_citation"
    url: str


ResponseOutputTextAnnotationAddedEvent = _m.ResponseOutputTextAnnotationAddedEvent
Annotation = (
    AnnotationFileCitation | AnnotationURLCitation | AnnotationContainerFileCitation | AnnotationFilePath | None
)
