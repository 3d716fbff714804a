"""Just enough of image formats to treat an upload as Telegram treats a photo."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_NO_FRAME = {0xC4, 0xC8, 0xCC}


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for anything else."""
    try:
        if content.startswith(_PNG):
            width, height = struct.unpack(">II", content[16:24])
            return width, height
        return _jpeg_size(content) if content.startswith(_JPEG) else None
    except struct.error:
        return None


def image_suffix(content: bytes) -> str:
    """The file suffix that fits an image's content."""
    return ".png" if content.startswith(_PNG) else ".jpg"


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walks the segments to the frame header (ITU T.81, B.2.2), which holds height and width."""
    position = 2
    while position + 4 <= len(content):
        marker, length = struct.unpack(">xBH", content[position : position + 4])
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return None
