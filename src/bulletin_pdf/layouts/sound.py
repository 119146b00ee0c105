"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "922d1475c0f6dc5d4c241853999081e305c98b0f8538e329e9b3310b3c41c00b",  # jianbao
        "f8b9063b6655bacfbbfcd5097d1dd02297117c949969dbca7ee9eb4be5e7dea1",  # kuaixun
        "993adc9c4da258b37e7bf1225e0336c6405834e6fe26324ade896afa4d30bd75",  # neikan
    )
)
