"""The processes that cross several steps, one module each, read like a work instruction."""
