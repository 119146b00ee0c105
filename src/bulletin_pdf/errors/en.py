"""English wording: what is wrong and what to do, for every diagnostic."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- reading files
    "file-missing": ("no such file: “{name}”", "Check the file name and its folder."),
    "file-unreadable": ("cannot read “{name}”: {reason}", "Check the permissions of the file."),
    "file-too-large": (
        "the file is too large: {size} MB, the limit is {limit} MB",
        "Split the issue, or remove what is not needed.",
    ),
    "file-empty": ("the file is empty", "bulletin new NAME writes a specimen to start from."),
}
