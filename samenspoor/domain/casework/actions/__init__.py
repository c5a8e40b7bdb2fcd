"""What can happen in casework, a module per noun."""
