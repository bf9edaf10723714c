"""The home folder: registers, saved views, the person who uses them."""
