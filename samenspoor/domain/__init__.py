"""The steps of the work, in order; a later step knows earlier ones, never the reverse."""
