// zh: 一个行业
// en: One industry
// doc: An industry, its place in the classification, and the policies that target it or an industry below it.
// params:
//   key: {type: string, of: [Industry], doc: "Code or name."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of policies."}
// columns:
//   id: {type: string!, of: Industry, doc: "Code."}
//   code: {type: string!, doc: "Code."}
//   name: {type: string!, doc: "Name."}
//   level: {type: string, doc: "section, division, group or class."}
//   above: {type: maps!, fields: {code: string!, name: string!}, doc: "The industries that it belongs to, nearest first: code, name."}
//   below: {type: maps!, fields: {code: string!, name: string!}, doc: "The industries one level below: code, name."}
//   policies: {type: integer!, doc: "Policies that target it or an industry below it."}
//   newest: {type: maps!, fields: {id: string!, title: string, number: string, kind: string, date: string, status: string}, of: Policy, doc: "The newest of them: id, title, number, kind, date, status on the day as_of."}
// example: {key: "34"}
// sample: {key: "344", as_of: "2024-01-01"}
MATCH (i:Industry {id: $key})
OPTIONAL MATCH path = (i)-[:PART_OF*1..3]->(up:Industry)
WITH i, up, min(length(path)) AS steps ORDER BY steps, up.id
WITH i, collect(CASE WHEN up IS NULL THEN null ELSE {code: up.code, name: up.name} END) AS above
OPTIONAL MATCH (i)<-[:PART_OF]-(down:Industry)
WITH i, above, down ORDER BY down.id
WITH i, above, collect(CASE WHEN down IS NULL THEN null ELSE {code: down.code, name: down.name} END) AS below
OPTIONAL MATCH (i)<-[:PART_OF*0..3]-(:Industry)<-[:TARGETS]-(p:Policy)
WITH DISTINCT i, above, below, p, coalesce(p.signed, p.published, '') AS date
ORDER BY date DESC, p.id
WITH i, above, below, count(p) AS policies, collect(CASE WHEN p IS NULL THEN null
  ELSE {id: p.id, title: p.title, number: p.number, kind: p.kind, date: coalesce(p.signed, p.published),
    status: «status of p»} END)[..$limit] AS newest
RETURN i.id AS id, i.code AS code, i.name AS name, i.level AS level, above, below, policies, newest
// picture:
// Below it the twelve that most is about; of each policy two of the industries it addresses, the nearest.
MATCH (i:Industry {id: $key})
CALL (i) {
  RETURN i AS source, null AS edge, null AS target
  UNION ALL
  MATCH path = (i)-[:PART_OF*1..3]->(:Industry)
  UNWIND relationships(path) AS edge
  RETURN startNode(edge) AS source, edge, endNode(edge) AS target
  UNION ALL
  MATCH (source:Industry)-[edge:PART_OF]->(i)
  WITH i, source, edge ORDER BY coalesce(source.documents, 0) DESC, source.id LIMIT 12
  RETURN source, edge, i AS target
  UNION ALL
  MATCH (i)<-[:PART_OF*0..3]-(:Industry)<-[:TARGETS]-(p:Policy)
  WITH DISTINCT i, p, coalesce(p.signed, p.published, '') AS date ORDER BY date DESC, p.id LIMIT $limit
  MATCH path = (p)-[:TARGETS]->(:Industry)-[:PART_OF*0..3]->(i)
  WITH p, relationships(path) AS chain, nodes(path)[1].id AS addressed ORDER BY size(chain), addressed
  WITH p, collect(chain)[..2] AS chains
  UNWIND chains AS chain
  UNWIND chain AS edge
  RETURN startNode(edge) AS source, edge, endNode(edge) AS target
}
RETURN DISTINCT source, edge, target
