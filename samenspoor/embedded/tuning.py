"""Settings with which the embedded server starts: private to this machine, and ready for files of a million rows."""

import os
from pathlib import Path

_MEGABYTE = 1024 * 1024


def _memory_megabytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MEGABYTE


def server_settings(*, socket: Path, durable: bool) -> dict[str, str]:
    """Return the server's settings; `durable=False` is for test databases that nobody misses after a power cut."""
    memory = _memory_megabytes()
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket),
        "unix_socket_permissions": "0700",
        "port": "5432",
        "max_connections": "100",
        "shared_buffers": f"{min(max(memory // 8, 128), 2048)}MB",
        "effective_cache_size": f"{max(memory // 2, 256)}MB",
        "work_mem": "32MB",
        "maintenance_work_mem": f"{min(max(memory // 32, 64), 512)}MB",
        "random_page_cost": "1.1",
        "jit": "off",
        # No replica ever follows an embedded server, so bulk loads may skip what only replicas need.
        "wal_level": "minimal",
        "max_wal_senders": "0",
        "wal_compression": "on",
        "max_wal_size": "4GB",
        "min_wal_size": "256MB",
        "checkpoint_timeout": "15min",
        "synchronous_commit": "on",
        "timezone": "UTC",
        "log_timezone": "UTC",
        # A statement or its detail holds names and addresses; those never go to a log file.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    if not durable:
        settings |= {"fsync": "off", "full_page_writes": "off"}
    return settings
