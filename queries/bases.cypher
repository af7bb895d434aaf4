// zh: 一个机关依据哪些文件
// en: Bases of a body's policies
// doc: The policies and laws that one body names as the basis of its own policies, the most used first, with the first and last date.
// params:
//   key: {type: string, of: [Ministry], doc: "Official or short name."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown; what only earlier wordings of a law name is left out."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the basis."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   kind: {type: string, doc: "policy, law, draft or catalogue; null if only cited."}
//   held: {type: boolean!, doc: "Whether a bulletin holds its text."}
//   status: {type: string!, doc: "Its status on the day as_of."}
//   policies: {type: integer!, doc: "Policies of the body that are based on it."}
//   first: {type: string, doc: "Date of the oldest of them."}
//   last: {type: string, doc: "Date of the newest."}
//   ids: {type: strings!, doc: "Ids of the first five of them."}
// table: [title, number, status, policies]
// example: {key: "云州省工业厅"}
// sample: {key: "工业和信息化部", as_of: "2024-01-01"}
MATCH (m:Ministry {id: $key})<-[:ISSUED_BY]-(p:Policy)
MATCH (p)-[e:BASED_ON]->(b:Policy)
WHERE «standing of e»
WITH b, p ORDER BY p.id
WITH b, collect(p.id) AS ids, min(coalesce(p.signed, p.published)) AS first, max(coalesce(p.signed, p.published)) AS last
RETURN b.id AS id, b.title AS title, b.number AS number, b.kind AS kind, b.held AS held,
  «status of b» AS status, size(ids) AS policies, first, last, ids[..5] AS ids
ORDER BY policies DESC, id
LIMIT $limit
// picture:
// The bases with the two newest policies on each.
MATCH (m:Ministry {id: $key})
OPTIONAL MATCH (m)<-[:ISSUED_BY]-(p:Policy)-[edge:BASED_ON]->(b:Policy)
WHERE «standing of edge»
WITH m, b, edge, p ORDER BY coalesce(p.signed, p.published, '') DESC, p.id
WITH m, b, count(p) AS policies, collect(edge)[..2] AS edges
WITH m, b, edges ORDER BY policies DESC, b.id LIMIT $limit
UNWIND CASE WHEN size(edges) = 0 THEN [null] ELSE edges END AS based
CALL (m, b, based) {
  WITH m, b, based WHERE based IS NOT NULL
  RETURN startNode(based) AS source, based AS edge, b AS target
  UNION ALL
  WITH m, b, based
  OPTIONAL MATCH (p:Policy {id: startNode(based).id})-[edge:ISSUED_BY]->(m)
  RETURN coalesce(p, m) AS source, edge, CASE WHEN p IS NULL THEN null ELSE m END AS target
}
RETURN DISTINCT source, edge, target
