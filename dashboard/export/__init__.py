"""Downloads: tables and their context in, file content as bytes out."""
