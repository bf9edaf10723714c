"""The home folder: registers, saved views, the first-run guide's state; and the user's name."""
