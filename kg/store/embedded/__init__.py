"""The store in a folder, kept by the embedded engine ArcadeDB."""
