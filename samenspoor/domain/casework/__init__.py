"""The municipality's work on arrears: rounds, dossiers and what happens to them."""
