"""Formats: one module for each layout of a bulletin or document, discovered."""
