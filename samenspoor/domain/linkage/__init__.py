"""Which signals concern the same address and the same person, and why."""
