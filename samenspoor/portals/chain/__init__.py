"""The pages of what a municipality and the organisations of its chain share."""
