"""Clients for other people's systems. Each speaks that system's language at its edge and ours behind it."""
