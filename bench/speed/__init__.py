"""How fast and how large: ours beside other systems that set the same text."""
