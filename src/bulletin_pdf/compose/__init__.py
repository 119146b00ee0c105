"""An issue and a layout become HTML and CSS; the only room that knows Jinja2 and Markdown.

``compose.page`` renders; ``compose.body`` alone is enough to look into a body text.
"""
