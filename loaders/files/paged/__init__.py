"""From printed pages to running text: glyphs, their order on the page, furniture, paragraphs."""
