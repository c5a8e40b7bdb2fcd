"""The first step: creditors deliver files, rows are read and checked, arrears signals are stored."""
