"""English wording of what is wrong with an archive and its deposits."""

MESSAGES: dict[str, tuple[str, str]] = {
    "archive-missing": (
        "“{name}” is not an archive",
        "Name the archive's folder with --to; the first archive add makes it.",
    ),
    "archive-name": (
        "a file of the name “{name}” cannot be archived",
        "Rename it: no .., %, ~, backslash, colon or control characters, no blank at either end.",
    ),
    "deposit-misplaced": (
        "“{name}” does not belong here, or is not the id and version that its bag says",
        "An archive holds bags alone; move it away, or restore its name from a backup.",
    ),
    "deposit-unreadable": (
        "cannot read “{name}” of a deposit: {reason}",
        "Find the damaged files with archive audit and restore them from a backup.",
    ),
    "pdf-unreadable": (
        "cannot read the PDF: {reason}",
        "Make sure that it is a PDF/A-3 made by build --for archive.",
    ),
    "attachments-too-large": (
        "the attachments are too many or too large (limit {limit} MB)",
        "This does not look like an archive PDF of ours; do not deposit it.",
    ),
}
