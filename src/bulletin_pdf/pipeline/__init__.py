"""The order of the stages, from an issue file to the files on disk.

``pipeline.checking`` reads and checks, ``pipeline.build`` makes the outputs; nothing is imported
here, because a check must not pay for what only a build needs.
"""
