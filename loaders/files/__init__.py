"""File types: one module for each, recognised by content; each turns bytes into the text layer."""
