"""English wording of what is wrong on the way to the print shop: inks, profiles, sheets."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- inks of a layout
    "layout-ink-of-unknown": ("of names an ink that is not there: “{name}”", "There are: {known}."),
    "layout-ink-nested": (
        "of names “{name}”, which is a tint of another ink itself",
        "Name the ink that is printed, such as: {known}.",
    ),
    "layout-spot-taken": (
        "a spot ink cannot be called “{name}”: a process ink or the registration colour is",
        "Use a name that the shop knows, such as PANTONE 485 C.",
    ),
    "layout-pictures-wrong": (
        "pictures cannot be printed in “{name}”",
        "It can be: {known} (process, black, or the name of a spot ink).",
    ),
    # ---- the shop's profile
    "profile-unknown": (
        "there is no printing condition “{name}”, and no such file",
        "There are {known}; or give the path of the shop's .icc file.",
    ),
    "profile-not-icc": (
        "“{name}” is no usable ICC profile",
        "Ask the shop for the .icc file and use it as it is.",
    ),
    "profile-not-cmyk": (
        "“{name}” is a profile for {space}, not for CMYK",
        "Ask the shop for the CMYK profile of its press; sRGB or gray will not do.",
    ),
    "profile-not-output": (
        "“{name}” is not the profile of an output device (its class is {kind})",
        "Ask the shop for an output profile (prtr); device links and displays will not do.",
    ),
    "profile-too-new": (
        "“{name}” is ICC version {version}; this kind of PDF takes up to version {newest}",
        "Use --standard x-4, or ask the shop for a profile of version {newest}.",
    ),
    "profile-nameless": (
        "“{name}” has no name to call the printing condition by",
        "Ask the shop for a profile with a description.",
    ),
    # ---- sheets
    "sheet-unknown": (
        "no sheet is called “{name}”",
        "Known are {known}, or millimetres such as 450x320.",
    ),
    "paper-unknown": (
        "no paper is called “{name}”",
        "Write its weight, such as 80gsm, 157gsm-coated or 105gsm-matt, or its measured thickness, such as 0.11mm.",
    ),
    "creep-unknown": (
        "creep cannot be “{name}”",
        "Write auto (by the paper), none, or how far the innermost sheet moves in mm (0 to 10).",
    ),
    "impose-not-pdf": (
        "this is no PDF file",
        "Check the name; export a PDF first, or build one from an issue with bulletin build.",
    ),
    "impose-no-pages": ("the PDF has no pages", "Export it again."),
    "impose-no-size": ("the pages have no size", "Export it again."),
    "impose-mixed-sizes": (
        "page {page} is {size}, page 1 is {first}; they cannot share sheets",
        "Make all pages of one size.",
    ),
    "impose-encrypted": (
        "the PDF is encrypted and cannot be imposed",
        "Export it without a password.",
    ),
    "impose-unreadable": (
        "the PDF is damaged and cannot be imposed: {reason}",
        "Export it again, or ask for it again.",
    ),
    "impose-too-many-pages": (
        "there are {count} pages, at most {limit} can be imposed",
        "Split the file.",
    ),
    "impose-too-thick": (
        "with {sheets} sheets nested, the innermost moves {creep} mm: it cannot be saddle-stitched",
        "Have it bound another way (send single pages, the shop imposes them), or split it.",
    ),
    "impose-thick": (
        "{sheets} sheets are {thick} mm thick when folded; stitching takes {limit} mm as a rule",
        "Ask the shop first, or take thinner paper, split the job, or have it bound another way.",
    ),
    "impose-sheet-larger": (
        "a sheet of {wanted} mm has no room for two pages and their marks; it is {size} mm now",
        "Use larger paper on the press; an office printer at actual size cuts off marks alone.",
    ),
    "impose-sheet-too-small": (
        "a sheet of {wanted} mm does not even hold two pages ({pages} mm); it is {size} mm now",
        "Name a larger sheet, or leave --sheet out.",
    ),
    "impose-too-large": (
        "the file is larger than {limit} MB",
        "Split it, or make its pictures smaller.",
    ),
    "impose-over-limits": (
        "imposition took more than its limits ({seconds} s, {megabytes} MB)",
        "Something may be wrong with the file; export it again.",
    ),
    "impose-scheme": (
        "say either --saddle or --2up",
        "Such as: bulletin impose FILE.pdf --saddle.",
    ),
    "impose-onto-itself": ("the output “{name}” is the file itself", "Give another name with -o."),
    # ---- delivery
    "deliver-without-plates": (
        "without Ghostscript the plates cannot be checked, so nothing is delivered",
        "Have an administrator run: apt-get install ghostscript; for the PDF alone, use bulletin build.",
    ),
}
