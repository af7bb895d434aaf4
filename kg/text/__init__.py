"""Text: joined and width-folded with an offset map, normal forms, words."""
