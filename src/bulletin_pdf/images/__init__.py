"""Images of issues: what may be loaded, and colours for the press and the screen."""
