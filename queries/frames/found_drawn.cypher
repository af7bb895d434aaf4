// Ends `find` as a picture.
RETURN node AS source, null AS edge, null AS target
