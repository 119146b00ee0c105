"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "58ce431deb79bc04315ab1e68e6edf9d1ecd2372091ecdfa532768d3dabf746d",  # jianbao
        "6121f675747854418b80486c00c3b7430019494ade4913b6806cb9a97507f73c",  # kuaixun
        "3424af9c7007943ffb165dbdf2261e5594e9bedb64f1ce622b661dc3322e492d",  # neikan
    )
)
