"""Pages in HTML: from bytes to lines, and the document's lines parted from those of the page."""
