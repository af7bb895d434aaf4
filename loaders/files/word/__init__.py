"""From the XML of word processors to running text: DOCX and ODT."""
