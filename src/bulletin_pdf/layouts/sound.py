"""Digests of layouts without mistakes, with their fonts; scripts/sound-layouts writes this."""

SOUND = frozenset(
    (
        "6a3e1d228baba9634fbee28019854adbce8665b6db2c696316b12aa1b531ab61",  # jianbao
        "9bf28ebccd140c518d754cab5e0b06ab448ca67dcf01e29eaac744b5ee035296",  # kuaixun
        "5059306851353d9b95d05b01f681eb05f9b3cc2cca000108a1b0d4aac89d8626",  # neikan
    )
)
