"""English wording of what goes wrong when an archive is searched and shown."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- queries
    "query-empty": (
        "there is nothing to look for",
        "Give words, such as: 职工文化 AND 读书. Marks alone cannot be found.",
    ),
    "query-too-long": ("the query is longer than {limit} characters", "Give a few words only."),
    "query-brackets": (
        "the brackets of the query do not match",
        "Add or remove one; words inside brackets are found without them.",
    ),
    "query-operator": (
        "{name} in the query lacks a side",
        "AND and OR want words on both sides, NOT after it. To find the word, quote it: “{name}”.",
    ),
    "query-field": (
        "there is nothing after the colon",
        "Write organisation:教育局, without a blank.",
    ),
    "query-date": (
        "“{given}” is no date",
        "Write 2012, 2012-01, 2012-01-10, or a range such as 2012-01..2012-03, earlier date first.",
    ),
    # ---- the catalogue
    "catalogue-busy": (
        "another program has been updating the catalogue for {seconds} seconds",
        "Try again later; the deposits are as they were.",
    ),
    "catalogue-broken": (
        "the catalogue cannot be used: {reason}",
        "It is only an index of the bags: run archive catalogue --rebuild.",
    ),
    "catalogue-missing": (
        "the archive is read-only and has no catalogue",
        "Run archive catalogue where it can be written, first.",
    ),
    "catalogue-behind": (
        "the catalogue differs from the bags in {count} places, and the archive is read-only",
        "Run archive catalogue where it can be written.",
    ),
    "catalogue-skips": (
        "the bag {name} cannot be read ({cause}) and is left out",
        "Run archive audit to see why, then restore it from a copy.",
    ),
    # ---- the finding aid
    "site-foreign": (
        "“{name}” holds files that are no finding aid; nothing was written",
        "Give a new or an empty folder.",
    ),
    "preview-missing": (
        "the PDF of {name} cannot be drawn",
        "The site is without its previews; run archive audit to see whether the file is damaged.",
    ),
}
