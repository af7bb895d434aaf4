// The picture of a query that has none of its own: the nodes that its rows name, the node asked for, and the edges among them.
// «query» is its text, «named» the list of [label, id] that a row names, «asked» the list of the node asked for, or an empty one.
CALL () {
  CALL () {
«query»
  }
  UNWIND «named» AS named
  RETURN named, 1 AS place
  UNION ALL
  UNWIND «asked» AS named
  RETURN named, 0 AS place
}
WITH named[0] AS label, named[1] AS id, min(place) AS place
WHERE id IS NOT NULL
WITH label, id ORDER BY place, label, id LIMIT 300
CALL (label, id) {
  MATCH (n:Policy {id: id}) WHERE label = 'Policy' RETURN n
  UNION ALL MATCH (n:Article {id: id}) WHERE label = 'Article' RETURN n
  UNION ALL MATCH (n:Ministry {id: id}) WHERE label = 'Ministry' RETURN n
  UNION ALL MATCH (n:Industry {id: id}) WHERE label = 'Industry' RETURN n
  UNION ALL MATCH (n:Standard {id: id}) WHERE label = 'Standard' RETURN n
  UNION ALL MATCH (n:Programme {id: id}) WHERE label = 'Programme' RETURN n
  UNION ALL MATCH (n:Bulletin {id: id}) WHERE label = 'Bulletin' RETURN n
}
WITH collect(n) AS nodes
UNWIND nodes AS source
OPTIONAL MATCH (source)-[edge:ISSUED_BY|SUPERSEDES|AMENDS|REFERENCES|BASED_ON|INTERPRETS|ADVANCES|TARGETS|PUBLISHED_IN|SUCCEEDED_BY|PART_OF]->
  (target:Policy|Article|Ministry|Industry|Standard|Programme|Bulletin)
WHERE target IN nodes
RETURN source, edge, target
