// zh: 发文机关列表
// en: List of issuing bodies
// doc: Bodies that match all filters, by id, with the number of policies that each issued.
// params:
//   q: {type: string, default: null, doc: "Part of the name, or a short name."}
//   kind: {type: string, default: null, doc: "ministry, court, party and so on."}
//   level: {type: string, default: null, doc: "national, provincial or local."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// columns:
//   id: {type: string!, of: Ministry, doc: "Official name."}
//   name: {type: string!, doc: "Official name."}
//   short_names: {type: strings, doc: "Short names in use."}
//   kind: {type: string, doc: "What kind of body."}
//   level: {type: string, doc: "national, provincial or local."}
//   policies: {type: integer!, doc: "Policies that it issued, alone or with others."}
// table: [name, kind, level, policies]
// example: {q: 工业}
// sample: {q: "工业"}
MATCH (m:Ministry)
// The list goes on by the index, whose order it has.
WHERE m.id > coalesce($after, '')
  AND ($kind IS NULL OR m.kind = $kind)
  AND ($level IS NULL OR m.level = $level)
  AND ($q IS NULL OR m.name CONTAINS $q OR $q IN m.short_names)
WITH m ORDER BY m.id LIMIT $limit
RETURN m.id AS id, m.name AS name, m.short_names AS short_names, m.kind AS kind, m.level AS level,
  COUNT { (m)<-[:ISSUED_BY]-(:Policy) } AS policies
ORDER BY id
// picture:
// Each with its two newest policies.
MATCH (n:Ministry)
WHERE n.id > coalesce($after, '')
  AND ($kind IS NULL OR n.kind = $kind)
  AND ($level IS NULL OR n.level = $level)
  AND ($q IS NULL OR n.name CONTAINS $q OR $q IN n.short_names)
WITH n ORDER BY n.id LIMIT $limit
OPTIONAL MATCH (d:Policy)-[edge:ISSUED_BY]->(n)
WITH n, edge, d ORDER BY coalesce(d.date, '') DESC, «label of d», d.id
WITH n, collect(edge)[..2] AS edges
UNWIND CASE WHEN size(edges) = 0 THEN [null] ELSE edges END AS edge
RETURN coalesce(startNode(edge), n) AS source, edge, endNode(edge) AS target
