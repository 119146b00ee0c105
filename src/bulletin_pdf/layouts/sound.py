"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "8cec7e7392e6ad9f716f4b76d58e7ad60d204bdf8e626cc4e8a47c8f74ef216b",  # jianbao
        "de5db5106ed94d24dd00ca40c0c2455fec768d601cb2a91489dca26565259f45",  # kuaixun
        "a771f5cbf6058fc4241eda6c75aec37a65bad316a00839c8034cb2d9f45786cc",  # neikan
    )
)
