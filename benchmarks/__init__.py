"""Measures of speed and quality: `make bench` prints them and writes `benchmarks/results.json`."""
