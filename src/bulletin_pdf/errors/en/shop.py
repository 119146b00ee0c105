"""English wording of what is wrong on the way to the print shop: inks, profiles, sheets."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- inks of a layout
    "layout-ink-unknown": ("of names an ink that is not there: “{name}”", "There are: {known}."),
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
}
