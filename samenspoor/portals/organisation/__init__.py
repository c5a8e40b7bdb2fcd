"""The pages of the coordinator of a volunteer organisation."""
