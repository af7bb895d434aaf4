// zh: 公报列表
// en: List of bulletins
// doc: Bulletins that match all filters, by id, with the number of documents in each.
// params:
//   q: {type: string, default: null, doc: "Part of the title or id."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// columns:
//   id: {type: string!, of: Bulletin, doc: "Path below the folder that was loaded."}
//   title: {type: string, doc: "Title."}
//   issue: {type: string, doc: "Issue number."}
//   publisher: {type: string, doc: "Who compiled it."}
//   published: {type: string, doc: "ISO date, or year and month."}
//   format: {type: string, doc: "Format in which it was read."}
//   documents: {type: integer!, doc: "Policies and articles whose text it contains."}
// table: [id, title, published, documents]
// example: {}
// sample: {q: "2023"}
MATCH (b:Bulletin)
// The list goes on by the index, whose order it has.
WHERE b.id > coalesce($after, '')
  AND ($q IS NULL OR b.title CONTAINS $q OR b.id CONTAINS $q)
WITH b ORDER BY b.id LIMIT $limit
RETURN b.id AS id, b.title AS title, b.issue AS issue, b.publisher AS publisher, b.published AS published, b.format AS format,
  COUNT { (b)<-[:PUBLISHED_IN]-(:Policy|Article) } AS documents
ORDER BY id
// picture:
// Each with its two newest documents.
MATCH (n:Bulletin)
WHERE n.id > coalesce($after, '')
  AND ($q IS NULL OR n.title CONTAINS $q OR n.id CONTAINS $q)
WITH n ORDER BY n.id LIMIT $limit
OPTIONAL MATCH (d:Policy|Article)-[edge:PUBLISHED_IN]->(n)
WITH n, edge, d ORDER BY coalesce(d.date, '') DESC, «label of d», d.id
WITH n, collect(edge)[..2] AS edges
UNWIND CASE WHEN size(edges) = 0 THEN [null] ELSE edges END AS edge
RETURN coalesce(startNode(edge), n) AS source, edge, endNode(edge) AS target
