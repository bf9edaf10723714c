"""Downloads: tables and their context in, bytes out."""
