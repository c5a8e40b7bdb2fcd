"""The look of every page and the parts that pages are built from: templates, tags, tables, exports."""
