"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "73629cd953afeb95d42295787a8fad71180b174487b3ec58b8e9da0e90df09d1",  # jianbao
        "a4f9308eb8ad64a9af1340c602b71fc02abcf7e65689c4e95388316ea0d66493",  # kuaixun
        "d778a44e4d42ef3c48789de297656084a3406b06fe12e3b755144e3836ee0437",  # neikan
    )
)
