"""English wording of what is wrong with an archive and its deposits."""

MESSAGES: dict[str, tuple[str, str]] = {
    "archive-missing": (
        "“{name}” is not an archive",
        "Name the archive's folder with --from (add: --to); the first archive add makes it.",
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
    "pdf-differs": (
        "“{name}” does not come out the same from the sources that it carries; it was not deposited",
        "It may come from another version; deposit the issue file (YAML) instead.",
    ),
    "filing-in-pdf": (
        "the archive PDF “{name}” has its archival code and retention period in itself",
        "Leave --code and --retention out; to change them, deposit the issue file (YAML).",
    ),
    "code-for-several": (
        "one archival code (--code) cannot be that of several issues",
        "Deposit them one by one, each with its own.",
    ),
    "catalogue-later": (
        "deposited, but the catalogue is not up to date: {cause}",
        "The archive is well; the next search tries again.",
    ),
    "deposit-exists": (
        "the issue is there already, with the same content: “{name}”",
        "A corrected issue becomes the next version; without a change there is nothing to deposit.",
    ),
    "deposit-superseded": (
        "there is a newer version of “{name}”: {newest}",
        "Name the newest version.",
    ),
    "deposit-marked": (
        "“{name}” has the mark of a proof (校样) on its pages, {pages} of them",
        "A deposit is never changed; add a clean version: archive add {bag} --to {archive}.",
    ),
    "deposit-marked-before": (
        "“{name}” has the mark of a proof (校样) on its pages, {pages} of them; a later version has not",
        "Nothing is left to do: readers are given the newest version.",
    ),
    "deposit-other": (
        "the id “{name}” is that of another issue: {other}",
        "Masthead, or number and date, differ: no correction. Give the file another name.",
    ),
    "deposit-alike": (
        "the id “{name}” differs from the deposited “{other}” by case alone",
        "Give the file another name.",
    ),
    "locked": (
        "waited {seconds} s, “{name}” is still held by another process",
        "Somebody may be depositing; try again later.",
    ),
    "toolchain-missing": (
        "no such toolchain bag: “{name}”",
        "Name the bag in the archive’s toolchains folder with --toolchain.",
    ),
    "pdfa-wrong": (
        "{checker} says that it is not PDF/A: {reason}",
        "Build it again with the present program; if it stays so, please report it.",
    ),
    "fixity-missing": (
        "missing: “{name}”",
        "Restore it from a backup.",
    ),
    "fixity-changed": (
        "“{name}” has changed",
        "Restore it from a backup.",
    ),
    "fixity-unexpected": (
        "unexpected: “{name}”",
        "Nothing may be added to a bag; move it away.",
    ),
    "fixity-unreadable": (
        "cannot read “{name}”: {reason}",
        "Check the disk and the permissions, or restore it from a backup.",
    ),
    "register-lost": (
        "“{name}” is in the register, but not there",
        "Restore it from a backup; if it was destroyed on purpose, delete its line and record why.",
    ),
    "register-differs": (
        "“{name}” is not what the register says: the bag was changed or replaced",
        "Restore it from a backup.",
    ),
    "register-without": (
        "“{name}” is not in the register",
        "A power cut can cause that, and the next deposit enters it; if it is not of ours, move it.",
    ),
    "report-in-archive": (
        "the report “{name}” may not lie in the archive",
        "Name a file outside of it with --report.",
    ),
    "toolchain-needed": (
        "a PDF by itself needs a toolchain bag",
        "Name the one in the archive’s toolchains folder with --toolchain.",
    ),
    "deposit-missing": (
        "the archive has no such version of “{name}”",
        "See what it has with archive list.",
    ),
}
