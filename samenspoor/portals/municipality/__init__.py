"""The pages of caseworker, adviser, manager and privacy officer."""
