"""What can happen to hand-overs and help requests."""
