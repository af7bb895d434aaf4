"""Pages in HTML: from bytes to lines, and the document's lines separated from those of the page."""
