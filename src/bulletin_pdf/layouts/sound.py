"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "eb3f9108ebca317fce0304fe7903ae6811c103e028a308e61f8356d8974065a0",  # jianbao
        "4c8457e68f837a5f343fa4a105a2bcc70e309154d385cc5be739b6a56082a0c8",  # kuaixun
        "1d309c7441e99714ff8a078fd01a7abfa7275c52ea92b95a96fee6a493a0b0c6",  # neikan
    )
)
