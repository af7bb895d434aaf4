// zh: 引用旧版标准的文件
// en: Documents that cite an outdated edition of a standard
// doc: >-
//   Policies and articles that cite (laws: in their latest wording) an edition of a standard although the graph has a newer one or a replacement, newest documents
//   first. Compare the years to see whether the newer edition existed when the document was signed.
// params:
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   label: {type: string!, doc: "Policy or Article."}
//   id: {type: string!, of: label, doc: "Id of the document."}
//   title: {type: string, doc: "Its title."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   standard: {type: string, of: Standard, doc: "Code of the edition that it cites."}
//   newer: {type: strings, of: Standard, doc: "Codes of newer editions and of what replaces it."}
//   quote: {type: string, doc: "The quote that cites it."}
// table: [title, date, standard, newer]
// example: {}
MATCH (s:Standard)<-[e:REFERENCES]-(d:Policy|Article)
WHERE e.until IS NULL
WITH s, e, d
CALL (s) {
  MATCH (n:Standard {number: s.number}) WHERE n.year > s.year RETURN n
  UNION ALL
  MATCH (n:Standard)-[:SUPERSEDES]->(s) RETURN n
}
WITH DISTINCT s, e, d, n.code AS code ORDER BY code
WITH s, e, d, «label of d» AS label, d.date AS date, collect(code) AS newer
RETURN label, d.id AS id, d.title AS title, date, s.id AS standard, newer, e.evidence[0] AS quote
ORDER BY coalesce(date, '') DESC, label, id, standard
LIMIT $limit
