"""What every step of the work stands on; knows nothing of debts."""
