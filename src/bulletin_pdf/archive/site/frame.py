"""What all pages of the finding aid have: the head, the search form, the way round."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin_pdf.archive.site.markup import Child, Html, el, joined, link

_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:;"
    " form-action 'self' file:; base-uri 'none'"
)
"""Nothing is loaded but the site's own files, whatever a title may contain."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's surroundings.

    Attributes:
        site: the site's title.
        up: the way from the page to the site's folder: empty or ``../``.
    """

    site: str
    up: str = ""

    def page(self, title: str, *content: Child, scripts: tuple[str, ...] = ()) -> bytes:
        """Return a whole page."""
        head = el(
            "head",
            None,
            el("meta", {"charset": "utf-8"}),
            el("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            el("meta", {"name": "referrer", "content": "no-referrer"}),
            el("title", None, f"{title} · {self.site}" if title else self.site),
            el("link", {"rel": "stylesheet", "href": f"{self.up}site.css"}),
            el("link", {"rel": "alternate", "type": "application/atom+xml", "title": self.site,
                        "href": f"{self.up}feed.xml"}),
            *(el("script", {"src": f"{self.up}{name}", "defer": ""}) for name in scripts),
        )  # fmt: skip
        body = el(
            "body",
            None,
            link("#content", "跳到正文", **{"class": "skip"}),
            self._header(),
            el("main", {"id": "content", "tabindex": "-1"}, *content),
            el(
                "footer",
                None,
                el("p", None, "本站由档案目录生成，可在本机直接打开，不需要服务器。"),
            ),
        )
        return f'<!doctype html>\n<html lang="zh-CN">\n{head}\n{body}\n</html>\n'.encode()

    def _header(self) -> Html:
        ways = (
            ("index.html", "首页"),
            ("years.html", "年份"),
            ("sections.html", "栏目"),
            ("organisations.html", "单位"),
        )
        form = el(
            "form",
            {"role": "search", "action": f"{self.up}index.html", "method": "get"},
            el("label", {"for": "q", "class": "hidden"}, "查找"),
            el("input", {"id": "q", "name": "q", "type": "search", "autocomplete": "off",
                         "placeholder": "查找字词，如：读书 单位:教育局", "accesskey": "s"}),
            el("button", {"type": "submit"}, "查找"),
        )  # fmt: skip
        return el(
            "header",
            None,
            el("p", {"class": "site"}, link(f"{self.up}index.html", self.site)),
            el("nav", {"aria-label": "浏览"}, *(link(self.up + to, word) for to, word in ways)),
            form,
        )


def heading(level: int, text: str, **attributes: str) -> Html:
    """Return a heading."""
    return el(f"h{level}", attributes, text)


def listing(*items: Child, kind: str = "list") -> Html:
    """Return a list."""
    return el("ul", {"class": kind}, *(joined(el("li", None, item), "\n") for item in items))
