"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "d48534dec25866d2aee5fe785d463180cbbc193b57e8d133f9a0a812b4971bca",  # jianbao
        "26f679152c79e2c609f64d9a52f3a8ef6791f8aacb62a4f916c3f75fd66ac783",  # kuaixun
        "69fea9e12a5fbdd9eff0a187dd4d80fda89d26cb9083722279227a8809dd19fb",  # neikan
    )
)
