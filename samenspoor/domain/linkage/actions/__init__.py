"""What can happen to links: the engine's decisions are stored, and a person answers where it doubts."""
