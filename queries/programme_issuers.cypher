// zh: 各项行动由谁推进
// en: Programmes and the bodies that advance them
// doc: >-
//   Programmes that policies advance, the most advanced first, with each body that issued such policies, the busiest first: first and
//   last date, the number of policies, and in how many of them it is the lead issuer.
// params:
//   issuer: {type: string, default: null, of: [Ministry], doc: "Only programmes that this body advances: official or short name."}
//   min_policies: {type: integer, default: 1, min: 1, max: 1000000, doc: "Only programmes that at least this many policies advance."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Programme, doc: "Id of the programme."}
//   name: {type: string, doc: "Its name."}
//   advancing: {type: integer!, doc: "Policies that advance it, whoever issued them."}
//   issuer: {type: string, of: Ministry, doc: "Id of a body that issued some of them; null if no issuer is known."}
//   policies: {type: integer!, doc: "Number of policies that the body issued, alone or with others."}
//   leading: {type: integer!, doc: "Those in which it is named first."}
//   first: {type: string, doc: "Date of its oldest policy."}
//   last: {type: string, doc: "Date of its newest policy."}
//   ids: {type: strings!, doc: "Ids of the first five."}
// table: [name, issuer, policies, leading]
// example: {}
MATCH (g:Programme)
WITH g, COUNT { (g)<-[:ADVANCES]-(:Policy) } AS advancing
WHERE advancing > 0 AND advancing >= $min_policies
MATCH (g)<-[:ADVANCES]-(p:Policy)
OPTIONAL MATCH (p)-[e:ISSUED_BY]->(m:Ministry)
WITH g, advancing, m, e, p ORDER BY p.id
WITH g, advancing, m, collect(p.id) AS ids, sum(CASE e.order WHEN 1 THEN 1 ELSE 0 END) AS leading,
  min(coalesce(p.signed, p.published)) AS first, max(coalesce(p.signed, p.published)) AS last
WHERE $issuer IS NULL OR m.id = $issuer
RETURN g.id AS id, g.name AS name, advancing, m.id AS issuer, size(ids) AS policies, leading, first, last, ids[..5] AS ids
ORDER BY advancing DESC, id, policies DESC, issuer
LIMIT $limit
// picture:
// The newest policies of each pair with programme and issuer.
MATCH (g:Programme)
WITH g, COUNT { (g)<-[:ADVANCES]-(:Policy) } AS advancing
WHERE advancing > 0 AND advancing >= $min_policies
MATCH (g)<-[:ADVANCES]-(p:Policy)
OPTIONAL MATCH (p)-[:ISSUED_BY]->(m:Ministry)
WITH g, advancing, m, p ORDER BY coalesce(p.signed, p.published, '') DESC, p.id
WITH g, advancing, m, collect(p) AS policies
WHERE $issuer IS NULL OR m.id = $issuer
WITH g, m, policies ORDER BY advancing DESC, g.id, size(policies) DESC, m.id LIMIT $limit
UNWIND policies[..3] AS source
CALL (g, m, source) {
  MATCH (source)-[edge:ADVANCES]->(g) RETURN edge, g AS target
  UNION ALL
  MATCH (source)-[edge:ISSUED_BY]->(m) RETURN edge, m AS target
}
RETURN DISTINCT source, edge, target
