"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "81b808767a4fd0228c569da066c792625db950922929ee434ca1b40d98f0ab36",  # jianbao
        "9639f9d74ed6fc481bc36bfedc17af7e3d950a05b41c963e104b84b6a3ce3ef7",  # kuaixun
        "b9d36c4edb7ab618ce299f9a7e9c70e7a5be1558db6556d17db3cbc2492c3b7e",  # neikan
    )
)
