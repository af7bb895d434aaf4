// zh: 联合发文网络
// en: Joint issue by year
// doc: >-
//   Every pair of bodies that issued policies jointly, with the number in each year, newest year first: the edges of a network of
//   bodies. For one body see coissuers.
// params:
//   date_from: {type: date, default: "0001-01-01", doc: "Signed (otherwise published) on this day or later."}
//   date_to: {type: date, default: "9999-12-31", doc: "Signed (otherwise published) on this day or earlier."}
//   min_policies: {type: integer, default: 1, min: 1, max: 1000000, doc: "Minimum number of joint policies in the year."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   year: {type: string, doc: "Year of signature, otherwise of publication."}
//   one: {type: string!, of: Ministry, doc: "Id of one body, the first of the two by name."}
//   other: {type: string!, of: Ministry, doc: "Id of the other body."}
//   policies: {type: integer!, doc: "Policies that both issued in that year."}
//   led: {type: integer!, doc: "Those in which one of the two is named first."}
//   ids: {type: strings!, doc: "Ids of the first five of them."}
// table: [year, one, other, policies]
// example: {date_from: "2023-01-01"}
// sample: {date_from: "2021-01-01"}
MATCH (one:Ministry)<-[a:ISSUED_BY]-(p:Policy)
WHERE coalesce(p.signed, p.published) >= $date_from AND coalesce(p.signed, p.published) <= $date_to
MATCH (p)-[b:ISSUED_BY]->(other:Ministry)
WHERE one.id < other.id
WITH one, other, p, left(coalesce(p.signed, p.published), 4) AS year,
  CASE WHEN a.order = 1 THEN 1 WHEN b.order = 1 THEN 1 ELSE 0 END AS first
ORDER BY p.id
WITH one, other, year, collect(p.id) AS ids, sum(first) AS led
WHERE size(ids) >= $min_policies
RETURN year, one.id AS one, other.id AS other, size(ids) AS policies, led, ids[..5] AS ids
ORDER BY year DESC, policies DESC, one, other
LIMIT $limit
// picture:
// The bodies of the pairs. Between two stand the newest of their policies, the more the stronger the pair: one for one, two for two or three,
// three for four to seven, four for eight to fifteen, five for more.
MATCH (one:Ministry)<-[:ISSUED_BY]-(p:Policy)
WHERE coalesce(p.signed, p.published) >= $date_from AND coalesce(p.signed, p.published) <= $date_to
MATCH (p)-[:ISSUED_BY]->(other:Ministry)
WHERE one.id < other.id
WITH one, other, p, left(coalesce(p.signed, p.published), 4) AS year
ORDER BY coalesce(p.signed, p.published) DESC, p.id
WITH one, other, year, collect(p) AS policies
WHERE size(policies) >= $min_policies
WITH one, other, policies ORDER BY year DESC, size(policies) DESC, one.id, other.id LIMIT $limit
WITH one, other, policies, size(policies) AS n
UNWIND policies[..CASE WHEN n < 2 THEN 1 WHEN n < 4 THEN 2 WHEN n < 8 THEN 3 WHEN n < 16 THEN 4 ELSE 5 END] AS source
MATCH (source)-[edge:ISSUED_BY]->(target:Ministry)
WHERE target IN [one, other]
RETURN DISTINCT source, edge, target
