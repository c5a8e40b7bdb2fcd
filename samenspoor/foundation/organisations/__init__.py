"""Whose data: organisations, the acting context, and the policies with which PostgreSQL itself keeps them apart."""
