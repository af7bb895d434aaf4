// zh: 行动与工程列表
// en: List of programmes
// doc: Programmes that match all filters, by id, with the number of documents that advance each.
// params:
//   q: {type: string, default: null, doc: "Part of the name."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// derived:
//   q_name: {source: q, fold: name}
// columns:
//   id: {type: string!, of: Programme, doc: "Name, folded."}
//   name: {type: string!, doc: "Name as printed."}
//   policies: {type: integer!, doc: "Policies that advance it."}
//   articles: {type: integer!, doc: "Articles that mention it."}
// table: [name, policies, articles]
// example: {q: 行动}
// sample: {q: "行动"}
MATCH (g:Programme)
// The list goes on by the index, whose order it has.
WHERE g.id > coalesce($after, '')
  AND ($q IS NULL OR g.name CONTAINS $q OR g.id CONTAINS $q_name)
WITH g ORDER BY g.id LIMIT $limit
RETURN g.id AS id, g.name AS name, COUNT { (g)<-[:ADVANCES]-(:Policy) } AS policies, COUNT { (g)<-[:ADVANCES]-(:Article) } AS articles
ORDER BY id
// picture:
// Each with the two newest documents that advance it.
MATCH (n:Programme)
WHERE n.id > coalesce($after, '')
  AND ($q IS NULL OR n.name CONTAINS $q OR n.id CONTAINS $q_name)
WITH n ORDER BY n.id LIMIT $limit
OPTIONAL MATCH (d:Policy|Article)-[edge:ADVANCES]->(n)
WITH n, edge, d ORDER BY coalesce(d.date, '') DESC, «label of d», d.id
WITH n, collect(edge)[..2] AS edges
UNWIND CASE WHEN size(edges) = 0 THEN [null] ELSE edges END AS edge
RETURN coalesce(startNode(edge), n) AS source, edge, endNode(edge) AS target
