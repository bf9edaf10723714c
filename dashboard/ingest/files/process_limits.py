"""Limits of a child process that reads what may be damaged."""


def limit(memory: int, seconds: int) -> None:
    """Limit this process's memory (bytes) and processor time (seconds) where the system supports it."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's timeout applies
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
