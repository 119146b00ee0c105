"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "926af2791394541bd9838be839f9e8f2fe7d75b6bd1974e734e1d5c68176988a",  # jianbao
        "a4f9308eb8ad64a9af1340c602b71fc02abcf7e65689c4e95388316ea0d66493",  # kuaixun
        "3330397844ec0d4e44b8c7c79a733a9c14ad010d29cea812f7cfc5bc076f27f5",  # neikan
    )
)
