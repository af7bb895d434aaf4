// zh: 两份政策之间的路径
// en: How two policies are connected
// doc: >-
//   The shortest chains of repeals, amendments, bases, references and interpretations between two policies, in any direction of the
//   edges; one row for each edge, in the order of the chain. If very many chains have the same length, some of them are shown.
// params:
//   key: {type: string, of: [Policy], doc: "Start of the chain: id, number in any bracket style, or title."}
//   other: {type: string, of: [Policy], doc: "End of the chain."}
//   steps: {type: integer, default: 5, min: 1, max: 5, doc: "Maximum number of edges."}
//   limit: {type: integer, default: 5, min: 1, max: 50, doc: "Maximum number of chains."}
// columns:
//   path: {type: integer!, doc: "Number of the chain, from 1."}
//   step: {type: integer!, doc: "Position of the edge in the chain, from 1."}
//   type: {type: string!, doc: "Type of the edge."}
//   source_label: {type: string, doc: "Label of the node that the edge comes from."}
//   source: {type: string!, of: source_label, doc: "Its id."}
//   source_title: {type: string, doc: "Its title."}
//   target_label: {type: string!, doc: "Label of the node that the edge goes to."}
//   target: {type: string!, of: target_label, doc: "Its id."}
//   target_title: {type: string, doc: "Its title."}
//   quote: {type: string, doc: "The quote that supports it."}
// table: [path, step, type, source_title, target_title]
// example: {key: "云财发〔2031〕6号", other: "云工规〔2019〕3号"}
// sample: {key: "工信部联节〔2023〕921号", other: "工信部联装〔2023〕917号"}
MATCH (a:Policy {id: $key})
MATCH (b:Policy {id: $other})
WITH a, b WHERE a.id <> b.id
MATCH path = allShortestPaths((a)-[:«change|citation»*1..5]-(b))
WITH path LIMIT 1000
WITH path, [n IN nodes(path) | n.id] AS ids, [e IN relationships(path) | type(e) + startNode(e).id] AS edges
WHERE length(path) <= $steps
WITH path, ids, edges ORDER BY ids, edges LIMIT $limit
WITH collect(path) AS paths
UNWIND range(1, size(paths)) AS place
WITH place, paths[place - 1] AS path
UNWIND range(1, length(path)) AS step
WITH place, step, relationships(path)[step - 1] AS e
WITH place, step, e, startNode(e) AS source, endNode(e) AS target
RETURN place AS path, step, type(e) AS type, «label of source» AS source_label, source.id AS source, source.title AS source_title,
  «label of target» AS target_label, target.id AS target, target.title AS target_title, e.evidence[0] AS quote
ORDER BY path, step
// picture:
MATCH (a:Policy {id: $key})
MATCH (b:Policy {id: $other})
CALL (a, b) {
  RETURN a AS source, null AS edge, null AS target
  UNION ALL
  RETURN b AS source, null AS edge, null AS target
  UNION ALL
  WITH a, b WHERE a.id <> b.id
  MATCH path = allShortestPaths((a)-[:«change|citation»*1..5]-(b))
  WITH path LIMIT 1000
  WITH path, [n IN nodes(path) | n.id] AS ids, [e IN relationships(path) | type(e) + startNode(e).id] AS edges
  WHERE length(path) <= $steps
  WITH path, ids, edges ORDER BY ids, edges LIMIT $limit
  UNWIND relationships(path) AS edge
  RETURN startNode(edge) AS source, edge, endNode(edge) AS target
}
RETURN DISTINCT source, edge, target
