"""HTML and CSS become a PDF; the only room that knows WeasyPrint.

``typeset.engine`` imports WeasyPrint, which takes half a second; ``typeset.libraries`` does not.
"""
