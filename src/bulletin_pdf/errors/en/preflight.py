"""English wording of what preflight finds: what is wrong with a PDF for the press, and a remedy."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- the file
    "preflight-not-pdf": (
        "this is no PDF file",
        "Check the name; export a PDF first, or build one from an issue with bulletin build.",
    ),
    "preflight-unreadable": (
        "the PDF does not open: {reason}",
        "Export it anew, or ask for the file again.",
    ),
    "preflight-encrypted": (
        "the PDF has a password or restrictions",
        "Export it without; a shop cannot work on an encrypted file.",
    ),
    "preflight-damaged": (
        "the structure of the PDF is damaged: {reason}",
        "A viewer mends it silently, a shop's machine may not; export it anew.",
    ),
    "preflight-over-limits": (
        "checking this PDF took more than the limits ({seconds} s, {megabytes} MB) and was not finished",
        "It is too complex, maybe on purpose; export it anew, or split it.",
    ),
    "preflight-too-many-pages": (
        "{count} pages, only the first {limit} were checked",
        "Split the file, or change most_pages in the preflight profile.",
    ),
    "preflight-page-unreadable": (
        "this page was not read to its end: {reason}",
        "Export the page anew; turn art that is too complex into an image.",
    ),
    "preflight-more": (
        "{count} more findings of the same kind ({name}) are not listed",
        "Mend those listed; these will mostly be gone as well.",
    ),
    # ---- identity
    "preflight-not-pdfx": (
        "not the PDF/X that is wanted (the file says: {claimed})",
        "Export it as {wanted}.",
    ),
    "preflight-pdf-version": (
        "PDF {version} is above what {standard} allows, {highest}",
        "Export it anew, and do not save it with another program afterwards.",
    ),
    "preflight-no-id": ("the PDF has no ID", "Export it as PDF/X, or save it once more."),
    "preflight-intent-missing": (
        "it does not say for which printing condition it is made (output intent)",
        "Export it as PDF/X for a printing condition such as {wanted}.",
    ),
    "preflight-intent-several": (
        "it has {count} output intents for printing; one is allowed",
        "Export it anew as PDF/X.",
    ),
    "preflight-intent-not-cmyk": (
        "the output intent has no CMYK profile: {space}",
        "Choose the shop's CMYK profile when exporting.",
    ),
    "preflight-intent-condition": (
        "the output intent is {found}, which is not among {wanted}",
        "Ask the shop which paper it uses, and export for that condition; a shop's own goes into the profile's conditions.",
    ),
    "preflight-trapped": (
        "it does not say whether it has been trapped",
        "Export it as PDF/X; say False when it has not.",
    ),
    "preflight-title": (
        "it has no title",
        "Give it one in its properties, such as name and number of the bulletin.",
    ),
    "preflight-dates": ("the date of creation or of change is missing", "Export it anew as PDF/X."),
    "preflight-metadata-broken": ("its metadata (XMP) cannot be read: {reason}", "Export it anew."),
    "preflight-metadata-differ": (
        "document information and XMP disagree: {keys}",
        "Export it anew; do not edit the properties alone afterwards.",
    ),
    # ---- boxes
    "preflight-trim-missing": (
        "the finished size (TrimBox) is not given, page {pages}",
        "Export it as PDF/X with the finished size set.",
    ),
    "preflight-trim-size": (
        "the finished size is {found} mm instead of {wanted} mm, page {pages}",
        "Change the size of the pages and export anew; do not scale.",
    ),
    "preflight-trim-differs": (
        "page {pages} is {found} mm when finished, the first one {first} mm",
        "Make all pages the same size; put folded or loose sheets into files of their own.",
    ),
    "preflight-rotated": (
        "pages are turned or enlarged by a setting, page {pages}",
        "Turn them in the layout program and export anew.",
    ),
    "preflight-cropbox": (
        "a CropBox hides a part of the page, page {pages}",
        "Remove it, or the shop sees something else than what is printed.",
    ),
    "preflight-bleed-short": (
        "art touches the finished edge, and the bleed is {found} mm instead of {wanted} mm",
        "Set the bleed to {wanted} mm and extend the art to it.",
    ),
    "preflight-bleed-art": (
        "art touches the finished edge but does not reach {wanted} mm beyond it",
        "Extend the ground or picture by {wanted} mm, or a white edge will show.",
    ),
    # ---- type
    "preflight-font-not-embedded": (
        "the font {font} is not in the file",
        "Embed all fonts when exporting, or the shop will set another one.",
    ),
    "preflight-notdef": (
        "{count} characters have no glyph and print as boxes (font {font})",
        "Choose a font that has them.",
    ),
    "preflight-body-not-black": (
        "body text is not pure black but {colour} ({size} pt)",
        "Make it C0 M0 Y0 K100; black mixed of several inks gets fuzzy.",
    ),
    "preflight-black-knocks-out": (
        "small black type ({size} pt) on a ground does not overprint",
        "Let it overprint, or white shows when the plates shift a little.",
    ),
    "preflight-text-many-inks": (
        "small type ({size} pt) is mixed of several inks: {colour}",
        "Use black or one spot ink, or a larger size.",
    ),
    "preflight-text-small": (
        "type is too small: {size} pt",
        "Enlarge it; 5 pt is the least for offset.",
    ),
    "preflight-text-reversed-small": (
        "white type on ink is too small: {size} pt",
        "Enlarge it or use a bolder face, or ink will fill its strokes.",
    ),
    "preflight-text-near-edge": (
        "type is nearer than {room} mm to the finished edge",
        "Move it inwards, or the knife may cut it.",
    ),
    # ---- colour
    "preflight-colour-not-ink": (
        "there are colours that are no inks: {space}",
        "Convert text, art and images to CMYK, gray or spot inks.",
    ),
    "preflight-spot-unexpected": (
        "a spot ink that was not ordered: {spot}",
        "Name it under spots in the preflight profile if it is wanted, else convert it to CMYK.",
    ),
    "preflight-too-many-plates": (
        "it needs {count} plates ({names}); {limit} are allowed",
        "Change what is too much into the inks that are there, or allow more plates in the profile.",
    ),
    "preflight-registration-inside": (
        "registration colour, which prints on every plate, is used on the page",
        "Use black; registration colour is for marks outside the page.",
    ),
    "preflight-ink-heavy": (
        "inks add up to {percent} %, more than {limit} %",
        "Use lighter colours, or convert images with a profile of {limit} % or less; else the sheets will stick and show through.",
    ),
    "preflight-plate-mixed": (
        "black type has ink on the plate {plate}, too",
        "Make the type C0 M0 Y0 K100, and look for a colour conversion.",
    ),
    "preflight-white-overprint": (
        "something white overprints and will vanish",
        "Turn overprint off for white.",
    ),
    "preflight-transparency": (
        "there is transparency, which the standard it claims forbids",
        "Flatten it, or use PDF/X-4.",
    ),
    "preflight-blend-space": (
        "transparency is blended in {space} instead of CMYK",
        "Set the blending space to CMYK and export anew.",
    ),
    "preflight-spot-similar": (
        "spot inks have similar names: {names}",
        "Use one name if they are one ink, or there will be a plate too many.",
    ),
    # ---- images and lines
    "preflight-image-coarse": (
        "an image is too coarse: {ppi} ppi, at least {least} ppi are needed",
        "Use a larger original, or make it smaller on the page.",
    ),
    "preflight-image-low": (
        "an image is rather coarse: {ppi} ppi, {least} ppi are good",
        "Use a larger original if there is one; do not blow it up.",
    ),
    "preflight-lineart-coarse": (
        "line art (one bit) is too coarse: {ppi} ppi, at least {least} ppi are needed",
        "Scan it anew, or use vector art.",
    ),
    "preflight-hairline": (
        "a line is too thin: {width} pt, at least {least} pt are needed",
        "Make it thicker, or it will break or vanish.",
    ),
    # ---- what does not belong into a press file
    "preflight-annotation": (
        "there is an annotation, a link or a form on the page ({kind})",
        "Leave it out when exporting.",
    ),
    "preflight-javascript": (
        "the file holds scripts, or actions that run programs or send forms",
        "Export it anew without; do not open files of unknown origin.",
    ),
    "preflight-attachment": ("other files are attached", "Take them out and send them separately."),
    "preflight-layers": (
        "the file has layers: {names}",
        "Merge them; a shop may print one too many or too few.",
    ),
    # ---- pages
    "preflight-blank-page": (
        "there are blank pages, page {pages}",
        "Tell the shop if they are meant, else fill or delete them.",
    ),
    "preflight-page-count": (
        "{count} pages are not a multiple of {multiple}",
        "For saddle stitching add {missing}, or tell the shop where to leave blanks; side stitching needs none.",
    ),
    # ---- plates
    "preflight-plates-not-run": (
        "plates were not checked: there is no Ghostscript",
        "Install Ghostscript (apt-get install ghostscript) and use --plates again.",
    ),
    "preflight-plates-failed": (
        "the plates were not finished: {reason}",
        "Ghostscript cannot process this file, and a shop's machine may not either; export it anew.",
    ),
    "preflight-plates-skipped": (
        "no plates were made: the file cannot be read to its end",
        "Mend first what cannot be read (see the errors above), then check again.",
    ),
    # ---- the run
    "preflight-profile-unknown": (
        "no preflight profile “{name}”",
        "There are: {known}; or give the path of a .yaml file.",
    ),
    "preflight-too-large": (
        "the file is larger than {limit} MB",
        "Bring images down to the resolution they need, or split the file.",
    ),
}
