"""``cache``: what is kept of earlier builds, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bulletin_pdf.cli.console import Console, speaking
from bulletin_pdf.cli.report import escaped

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.stores import Store


@click.group("cache", invoke_without_command=True)
@speaking
def cache_(console: Console) -> None:
    """列出缓存：以前排好的文件、转换过的图片。 / Tell what is kept of earlier builds."""
    if click.get_current_context().invoked_subcommand is not None:
        return
    for name, store in _stores().items():
        sizes = [size for _, size, _ in store.entries()]
        console.say(
            console.word(
                "cache-store",
                name=console.word(name),
                count=len(sizes),
                size=f"{sum(sizes) / 1_000_000:.1f}",
                limit=store.max_bytes // 1_000_000,
                folder=escaped(str(store.folder)),
            )
        )


@cache_.command()
@speaking
def clear(console: Console) -> None:
    """清空缓存；已写出的文件不动。 / Remove everything that is kept."""
    count = sum(store.clear() for store in _stores().values())
    console.say(console.word("cache-cleared", count=count))


@cache_.command()
@speaking
def verify(console: Console) -> None:
    """检查缓存，删去损坏的。 / Remove what is damaged."""
    count = sum(store.verify() for store in _stores().values())
    console.say(console.word("cache-verified", count=count))


def _stores() -> dict[str, Store]:
    from bulletin_pdf.pipeline.caching import default_cache

    cache = default_cache()
    return {
        "cache-pdfs": cache.pdfs,
        "cache-receipts": cache.receipts,
        "cache-pictures": cache.pictures,
    }
