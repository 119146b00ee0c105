"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "637324de9b18709bbc58e1f69fea9b0725efa35784754ecd65a0553aeaeaaa05",  # jianbao
        "222c5db07700ede5ed5e0773a59198b6c2f57c3d9c9a0e137f411e273e92223e",  # kuaixun
        "a0222f243e49f35742e35b1b817a89dcaebf0c73249e8291355e993034203a76",  # neikan
    )
)
