"""The subcommands of union-health, one module per group."""
