"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "907afb750090c5d50f0cd2f103928d09cbf1f229ad3bc4e1cf94dbb4a62511b9",  # jianbao
        "3fb25e4b6d0e2680f686749aa92f9d9c374f34314454fac04b8e1d651b348a45",  # kuaixun
        "47a1b44eaa05a0515533bb4ee953f1eacab04dbccc38a7948ad1e4d9ac674617",  # neikan
    )
)
