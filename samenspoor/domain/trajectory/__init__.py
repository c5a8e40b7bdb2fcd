"""What opens when debt help takes over (Wgs art. 8a): the hand-over. The file itself stays in debt help's own suite."""
