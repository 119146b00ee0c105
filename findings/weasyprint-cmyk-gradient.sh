#!/usr/bin/env bash
# WeasyPrint 70.0 | device-cmyk() in a gradient or a ridge, groove, inset or outset border raises NotImplementedError | the gradient is written in CMYK, or the declaration is dropped with a warning
#
# Guess: device-cmyk() is a colour like others: text, backgrounds and solid borders write it as
# 0 0 0 1 in DeviceCMYK, so a gradient becomes a CMYK shading; what cannot be done is dropped with a
# log record, as invalid CSS is.
# Instead: a linear or radial gradient between two device-cmyk() colours, and the four border styles
# that lighten or darken their colour, end the whole build with NotImplementedError, without a
# message, file or line. solid, double, dashed and dotted borders are right.
# Versions: weasyprint 70.0, tinycss2 1.5.1 (PyPI).
# Matters: work for the press is done in CMYK; a red-to-white band in a nameplate stops the issue, and
# the message does not say which rule.
# Do: draw gradients as SVG or pictures, take solid or double rules, and catch NotImplementedError.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1
cat > probe.py <<'PY'
import sys

import weasyprint

RED, BLACK = "device-cmyk(0 1 1 0)", "device-cmyk(0 0 0 1)"
CASES = {
    "background": f"background: {RED}",
    **{f"border {style}": f"border: 6px {style} {RED}"
       for style in ("solid", "double", "dashed", "dotted", "ridge", "groove", "inset", "outset")},
    "linear-gradient": f"background: linear-gradient({RED}, {BLACK})",
    "radial-gradient": f"background: radial-gradient({RED}, {BLACK})",
}
print("weasyprint", weasyprint.__version__)
raised = []
for name, css in CASES.items():
    html = f'<div style="width: 50px; height: 50px; {css}"></div>'
    try:
        pdf = weasyprint.HTML(string=html).write_pdf(uncompressed_pdf=True)
        print(f"{name:16}", "DeviceCMYK" if b"DeviceCMYK" in pdf else "no CMYK")
    except NotImplementedError as error:
        print(f"{name:16} NotImplementedError {str(error)!r}")
        raised.append(name)
sys.exit(raised != [*(f"border {s}" for s in ("ridge", "groove", "inset", "outset")),
                    "linear-gradient", "radial-gradient"])
PY
env/bin/python probe.py
