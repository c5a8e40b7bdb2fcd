"""Decides which signals concern the same person: plain Python, Splink on DuckDB, in a process of its own.

`python -m samenspoor.domain.linkage.engine FOLDER` reads `known.csv` and `new.csv` there and writes `decisions.csv`
and `candidates.csv`. How it works and what it reaches stands in docs/explanation/linkage.md.
"""
