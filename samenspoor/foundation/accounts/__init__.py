"""Who signs in, with which role for which organisation, and what that role may do."""
