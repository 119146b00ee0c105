"""What an image may weigh, and how one is refused."""

MAX_BYTES = 64_000_000
MAX_PIXELS = 50_000_000
"""A full A4 page with bleed at 600 dpi has 36 million pixels; 50 leaves room and bounds memory."""


class ImageRefused(ValueError):  # noqa: N818 - it is a verdict, not a failure of ours
    """An image that will not be loaded; ``code`` says why, ``values`` fill the message."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
