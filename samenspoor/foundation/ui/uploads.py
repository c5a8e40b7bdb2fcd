"""Files that are being sent: what is too large for memory goes to the disk, and a full disk is told in words."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

MULTIPART = "multipart/form-data"


class DiskUploadHandler(TemporaryFileUploadHandler):
    """Django's own handler; where the disk cannot hold the file, the upload ends and `is_upload_lost` knows it."""

    def new_file(self, *arguments: Any, **named: Any) -> None:
        with self._as_long_as_there_is_room():
            Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir(parents=True, exist_ok=True, mode=0o700)
            super().new_file(*arguments, **named)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        with self._as_long_as_there_is_room():
            return super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        with self._as_long_as_there_is_room():
            return super().file_complete(file_size)

    @contextlib.contextmanager
    def _as_long_as_there_is_room(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            with contextlib.suppress(AttributeError, OSError):
                self.file.close()  # and removed: it is a temporary file
            cast(Any, self.request).is_upload_lost = True
            raise StopUpload from error


def is_upload_lost(request: HttpRequest) -> bool:
    """Read what was sent, and answer whether the disk could not hold it."""
    if request.method == "POST" and request.content_type == MULTIPART:
        _ = request.FILES
    return getattr(request, "is_upload_lost", False)
