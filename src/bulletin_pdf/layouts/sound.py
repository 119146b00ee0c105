"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "08218afeb4784f4a67ebafba6fc48832fcda0481970169083b97fade6c52eec6",  # jianbao
        "a4f9308eb8ad64a9af1340c602b71fc02abcf7e65689c4e95388316ea0d66493",  # kuaixun
        "0f723ff9102476e3bb2157b63945d78f73f215f67c9d0aeb4475f0178df910cf",  # neikan
    )
)
