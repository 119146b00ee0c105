"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "81b808767a4fd0228c569da066c792625db950922929ee434ca1b40d98f0ab36",  # jianbao
        "c2595568fa43a036c9ca0da0353fd720aecc4a00207e40ca93a12f2c2bb78f8b",  # kuaixun
        "a5aec9624dffc2fad4edb225681a19373d1935a76e48cc013d76f13add4f91c6",  # neikan
    )
)
