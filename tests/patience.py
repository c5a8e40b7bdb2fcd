"""How long a test waits for what must come."""

PATIENCE = 120
"""Seconds. Ends a test that hangs; measures nothing, so it leaves a slow and busy machine room."""
