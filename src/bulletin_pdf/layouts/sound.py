"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "907afb750090c5d50f0cd2f103928d09cbf1f229ad3bc4e1cf94dbb4a62511b9",  # jianbao
        "222c5db07700ede5ed5e0773a59198b6c2f57c3d9c9a0e137f411e273e92223e",  # kuaixun
        "a0222f243e49f35742e35b1b817a89dcaebf0c73249e8291355e993034203a76",  # neikan
    )
)
