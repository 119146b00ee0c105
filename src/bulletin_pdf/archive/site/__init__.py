"""The finding aid: a folder of plain pages that opens from a disk, without a server."""
