"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "7de1c013e2bab8afa75098a08e4aec3a3d234591eeb3d4c76a2f0e049d8e8a40",  # jianbao
        "552c012f10f4b18c9a5f18167ee2bd9d13b759a4f076a0dabd7d95f7294e5bb5",  # kuaixun
        "10f00d40d2459070b603905834ec8af1f57ed4186274a8b671280ac91028f49e",  # neikan
    )
)
