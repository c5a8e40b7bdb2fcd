"""How long what is kept, and its destruction: in the row, in its history and on the disk."""
