// zh: 被引用最多的标准
// en: Most cited standards
// doc: Standards by the number of documents that cite them, each edition separately, the most cited first.
// params:
//   date_from: {type: date, default: "0001-01-01", doc: "Cited by documents signed (otherwise published) on this day or later; undated ones count as the oldest."}
//   date_to: {type: date, default: "9999-12-31", doc: "Cited by documents signed (otherwise published) on this day or earlier."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Standard, doc: "Code, with the year if given."}
//   title: {type: string, doc: "Title, if a text gives it."}
//   citing: {type: integer!, doc: "Documents that cite it."}
//   policies: {type: integer!, doc: "Policies among them."}
//   articles: {type: integer!, doc: "Articles among them."}
//   first: {type: string, doc: "Date of the oldest of them."}
//   last: {type: string, doc: "Date of the newest."}
//   replaced_by: {type: strings!, doc: "Codes of the standards that replace it."}
//   cited_by: {type: strings!, doc: "Ids of the first five documents."}
// table: [title, citing, last, replaced_by]
// example: {}
MATCH (s:Standard)<-[:REFERENCES]-(d:Policy|Article)
WITH s, d, «label of d» AS label, coalesce(d.date, '0001-01-01') AS date
WHERE date >= $date_from AND date <= $date_to
WITH s, d, label, CASE date WHEN '0001-01-01' THEN null ELSE date END AS date ORDER BY label DESC, d.id
WITH s, collect(d.id) AS ids, sum(CASE label WHEN 'Policy' THEN 1 ELSE 0 END) AS policies, min(date) AS first, max(date) AS last
WITH s, ids, policies, first, last ORDER BY size(ids) DESC, s.id LIMIT $limit
OPTIONAL MATCH (s)<-[:SUPERSEDES]-(n:Standard)
WITH s, ids, policies, first, last, n ORDER BY n.id
WITH s, ids, policies, first, last, collect(n.code) AS replaced_by
RETURN s.id AS id, s.title AS title, size(ids) AS citing, policies, size(ids) - policies AS articles, first, last, replaced_by,
  ids[..5] AS cited_by
ORDER BY citing DESC, id
// picture:
// Each with two of those that cite it.
MATCH (s:Standard)<-[edge:REFERENCES]-(d:Policy|Article)
WITH s, edge, d, «label of d» AS label, coalesce(d.date, '0001-01-01') AS date
WHERE date >= $date_from AND date <= $date_to
WITH s, edge, label, d ORDER BY label DESC, d.id
WITH s, collect(edge) AS edges
WITH s, edges ORDER BY size(edges) DESC, s.id LIMIT $limit
UNWIND edges[..2] AS edge
RETURN startNode(edge) AS source, edge, s AS target
