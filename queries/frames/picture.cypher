// The picture of a query that has none of its own: the nodes that its rows name, the node asked for, and the edges among them.
// «standing» says which of the edges count, «query» is its text, «named» the list of [label, id] that a row names, «asked» the list of the node asked for, or an empty one.
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
  «each label» MATCH (n:«label» {id: id}) WHERE label = '«label»' RETURN n
}
WITH collect(n) AS nodes
UNWIND nodes AS source
OPTIONAL MATCH (source)-[edge:«edges»]->(target:«labels»)
WHERE target IN nodes AND «standing»
RETURN source, edge, target
