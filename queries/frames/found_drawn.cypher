// Ends `find` as a picture.
WITH collect(node) AS nodes
UNWIND nodes AS source
OPTIONAL MATCH (source)-[edge:«edges»]->(target)
WHERE target IN nodes
RETURN source, edge, target
