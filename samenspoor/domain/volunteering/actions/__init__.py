"""What can happen to volunteers, and to the visit orders that they carry out."""
