"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "0a632ce48d7e922e3855471e2c04f80ad1c7adc638bdc5288d9dbcdb56ad7f18",  # jianbao
        "6772ce20b7f5e557ec0963908ef4a12141cab780c4171239ac4190b15ba2e80f",  # kuaixun
        "9a320820c3d21c4fd77dc8794b7a7559f99bff66f94b81e1bb476beafe38e9d3",  # neikan
    )
)
