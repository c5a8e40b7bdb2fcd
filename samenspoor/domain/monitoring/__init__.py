"""How the work goes: figures of signals, dossiers, contact and results, never of a person."""
