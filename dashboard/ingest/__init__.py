"""From a file that somebody sent to rows of the register: read, map, resolve names, validate, publish."""
