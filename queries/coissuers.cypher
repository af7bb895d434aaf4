// zh: 联合发文的机关
// en: Joint issuers of a body
// doc: The bodies that issue documents jointly with one ministry, by year, newest year first.
// params:
//   key: {type: string, of: [Ministry], doc: "Name or short name."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Ministry, doc: "Id of the other body."}
//   name: {type: string!, doc: "Its name."}
//   year: {type: string, doc: "Year of signature, otherwise of publication; null if neither is known."}
//   policies: {type: integer!, doc: "Policies that both issued in that year."}
//   ids: {type: strings!, doc: "Ids of the first five of them."}
// table: [name, year, policies]
// example: {key: "云州省工业厅"}
// sample: {key: "工业和信息化部"}
MATCH (m:Ministry {id: $key})<-[:ISSUED_BY]-(p:Policy)
MATCH (p)-[:ISSUED_BY]->(other:Ministry)
WHERE other.id <> $key
WITH DISTINCT other, p, left(coalesce(p.signed, p.published), 4) AS year ORDER BY p.id
WITH other, year, collect(p.id) AS ids
RETURN other.id AS id, other.name AS name, year, size(ids) AS policies, ids[..5] AS ids
ORDER BY coalesce(year, '') DESC, policies DESC, id
LIMIT $limit
// picture:
// The body, the others, and of each year two policies that it issued with each.
MATCH (m:Ministry {id: $key})
CALL (m) {
  RETURN m AS source, null AS edge, null AS target
  UNION ALL
  MATCH (m)<-[:ISSUED_BY]-(p:Policy)
  MATCH (p)-[:ISSUED_BY]->(other:Ministry)
  WHERE other.id <> m.id
  WITH m, other, p, left(coalesce(p.signed, p.published), 4) AS year ORDER BY p.id
  WITH m, other, year, collect(p) AS policies
  WITH m, other, policies ORDER BY coalesce(year, '') DESC, size(policies) DESC, other.id LIMIT $limit
  UNWIND policies[..2] AS source
  MATCH (source)-[edge:ISSUED_BY]->(target:Ministry)
  WHERE target IN [m, other]
  RETURN source, edge, target
}
RETURN DISTINCT source, edge, target
