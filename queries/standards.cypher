// zh: 标准列表
// en: List of standards
// doc: Standards that match all filters, by code, with the number of documents that cite each.
// params:
//   q: {type: string, default: null, doc: "Part of the code or title."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// derived:
//   code: {source: q, fold: code}
// columns:
//   id: {type: string!, of: Standard, doc: "Code, with the year if given."}
//   code: {type: string!, doc: "Code, with the year if given."}
//   number: {type: string, doc: "Code without year."}
//   year: {type: integer, doc: "Year of the edition."}
//   title: {type: string, doc: "Title, if a text gives it."}
//   citing: {type: integer!, doc: "Policies and articles that cite it."}
// table: [code, title, citing]
// example: {q: GB/T}
// sample: {q: "GB/T"}
MATCH (s:Standard)
// The list goes on by the index, whose order it has.
WHERE s.id > coalesce($after, '')
  AND ($q IS NULL OR s.code CONTAINS $code OR s.title CONTAINS $q)
WITH s ORDER BY s.id LIMIT $limit
RETURN s.id AS id, s.code AS code, s.number AS number, s.year AS year, s.title AS title,
  COUNT { (s)<-[:REFERENCES]-(:Policy|Article) } AS citing
ORDER BY id
// picture:
// Each with the two newest documents that cite it.
MATCH (n:Standard)
WHERE n.id > coalesce($after, '')
  AND ($q IS NULL OR n.code CONTAINS $code OR n.title CONTAINS $q)
WITH n ORDER BY n.id LIMIT $limit
OPTIONAL MATCH (d:Policy|Article)-[edge:REFERENCES]->(n)
WITH n, edge, d ORDER BY coalesce(d.date, '') DESC, «label of d», d.id
WITH n, collect(edge)[..2] AS edges
UNWIND CASE WHEN size(edges) = 0 THEN [null] ELSE edges END AS edge
RETURN coalesce(startNode(edge), n) AS source, edge, endNode(edge) AS target
