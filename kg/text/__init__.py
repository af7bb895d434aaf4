"""Text: joined and width-folded with offsets kept, in normal form, cut into words."""
