"""Pages of signing in, of who works here, and of who looked at what."""
