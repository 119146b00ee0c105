"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "2eaddb57c1c10085e5da557508fcaaccba180f4dd051929609130ba01399f94f",  # jianbao
        "c1b9b088d87f2676612f6a28b0e384256f2a26064466a08714229ba3a50c9f16",  # kuaixun
        "69fea9e12a5fbdd9eff0a187dd4d80fda89d26cb9083722279227a8809dd19fb",  # neikan
    )
)
