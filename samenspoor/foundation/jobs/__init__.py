"""Work that runs later: procrastinate on the same PostgreSQL, each step in the acting context."""
