"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "be130f254ecca77dcf2f6e11c325d37a21b6adcfd86eb9aec8fb670fa4808caf",  # jianbao
        "222c5db07700ede5ed5e0773a59198b6c2f57c3d9c9a0e137f411e273e92223e",  # kuaixun
        "20841ee09690422fb85fd29ff611f27877c942c677c896c38f83f15772e67a31",  # neikan
    )
)
