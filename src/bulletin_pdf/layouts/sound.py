"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "4195523d4909f10915a7c40394b01a9854316693c59d952987701a6509cac8a5",  # jianbao
        "4902671c4bb181231cc2601b085bbd60dbb4b5b0a2bd1f0cf19e3002b7ccc0d4",  # kuaixun
        "2234d0407066ca0ca052fba9bdfbd6035b1c89caccd35a86a60fcdbc194cf074",  # neikan
    )
)
