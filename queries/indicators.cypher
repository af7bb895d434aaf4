// zh: 指标列表
// en: List of indicators
// doc: What documents set goals for, by name, with the number of documents and of goals, and the first and last year of the goals.
// params:
//   q: {type: string, default: null, doc: "Part of the name."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// columns:
//   id: {type: string!, of: Indicator, doc: "Normal form of its name."}
//   name: {type: string!, doc: "Normal form of its name."}
//   documents: {type: integer!, doc: "Policies and articles that set a goal for it."}
//   goals: {type: integer!, doc: "Goals of all of them."}
//   first: {type: string, doc: "Earliest year of a goal."}
//   last: {type: string, doc: "Latest year of a goal."}
// table: [name, documents, goals, first, last]
// example: {q: 率}
// sample: {q: "率"}
MATCH (i:Indicator)
// The list goes on by the index, whose order it has.
WHERE i.id > coalesce($after, '')
  AND ($q IS NULL OR i.name CONTAINS $q)
WITH i ORDER BY i.id LIMIT $limit
OPTIONAL MATCH (i)<-[:MEASURES]-(g:Goal)
WITH i, count(g) AS goals, min(left(g.due, 4)) AS first, max(left(g.due, 4)) AS last
RETURN i.id AS id, i.name AS name, i.documents AS documents, goals, first, last
ORDER BY id
// picture:
// Each with three of its goals, the latest first, and the documents that set them.
MATCH (n:Indicator)
WHERE n.id > coalesce($after, '')
  AND ($q IS NULL OR n.name CONTAINS $q)
WITH n ORDER BY n.id LIMIT $limit
MATCH (n)<-[:MEASURES]-(g:Goal)
WITH n, g ORDER BY coalesce(g.due, '') DESC, g.id
WITH n, collect(g)[..3] AS goals
UNWIND goals AS g
CALL (n, g) {
  MATCH (g)-[edge:MEASURES]->(n) RETURN g AS source, edge, n AS target
  UNION ALL
  MATCH (source:Policy|Article)-[edge:SETS]->(g) RETURN source, edge, g AS target
}
RETURN source, edge, target
