"""One folder per audience: URLs, views, forms and templates; no tables."""
