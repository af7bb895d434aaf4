// zh: 图谱规模
// en: Size of the graph
// doc: Number of nodes of each label, policies with and without text, and edges of each type.
// columns:
//   what: {type: string!, doc: "node, policy or edge."}
//   name: {type: string!, doc: "Label, held or cited, or edge type."}
//   count: {type: integer!, doc: "Count."}
// example: {}
CALL () {
  «every label» MATCH (n:«label») WITH count(n) AS count RETURN 1 AS part, «place» AS place, 'node' AS what, '«label»' AS name, count
  UNION ALL MATCH (n:Policy) WITH count(n) AS count
    OPTIONAL MATCH (n:Policy {held: false}) WITH count, count(n) AS cited RETURN 2 AS part, 1 AS place, 'policy' AS what, 'held' AS name, count - cited AS count
  UNION ALL MATCH (n:Policy {held: false}) WITH count(n) AS count RETURN 2 AS part, 2 AS place, 'policy' AS what, 'cited' AS name, count
  UNION ALL
  «every edge» MATCH ()-[e:«edge»]->() WITH count(e) AS count RETURN 3 AS part, «place» AS place, 'edge' AS what, '«edge»' AS name, count
}
RETURN what, name, count
ORDER BY part, place
// picture:
// One edge of each type: a legend.
CALL () {
  «each edge» MATCH (source:«source»)-[edge:«edge»]->(target:«target») WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
}
RETURN source, edge, target
