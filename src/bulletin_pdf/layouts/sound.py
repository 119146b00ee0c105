"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "9059000fcbdee2a37401eea530bf812667bbc26d8abe5e582f3275245364d237",  # jianbao
        "a4f9308eb8ad64a9af1340c602b71fc02abcf7e65689c4e95388316ea0d66493",  # kuaixun
        "0d614f184e87db9430b6f66c813c935f6295a7fe24af1b6d9003f44f5d7d3208",  # neikan
    )
)
