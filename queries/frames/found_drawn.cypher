// Ends `find` as a picture.
WITH collect(node) AS nodes
UNWIND nodes AS source
OPTIONAL MATCH (source)-[edge:ISSUED_BY|SUPERSEDES|AMENDS|REFERENCES|BASED_ON|INTERPRETS|ADVANCES|TARGETS|PUBLISHED_IN|SUCCEEDED_BY|PART_OF]->(target)
WHERE target IN nodes
RETURN source, edge, target
