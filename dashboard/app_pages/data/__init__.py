"""The Data page: import, mapping, problems, quality, versions."""
