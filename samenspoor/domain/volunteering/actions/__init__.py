"""What can happen to volunteers, visit orders, and the residents who are helped; a module per noun."""
