"""A volunteer's phone: today, the own residents, and a visit written down in four taps."""
