"""One module a format: each reads a file's cells, in the child process that may crash."""
