// zh: 一段时间内到期的政策
// en: Policies that expire in a period
// doc: >-
//   Policies whose own last day falls in a period, in the order in which they expire; with policies that had already repealed the
//   whole of them by then, and the number of policies that are based on them or refer to them.
// params:
//   date_from: {type: date, default: "0001-01-01", doc: "Last day in force on this day or later."}
//   date_to: {type: date, default: "9999-12-31", doc: "Last day in force on this day or earlier."}
//   issuer: {type: string, default: null, of: [Ministry], doc: "Only of this body: official or short name."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   status: {type: string!, doc: "Its status on the day as_of."}
//   signed: {type: string, doc: "Its date of signature."}
//   expires: {type: string, doc: "Its last day in force."}
//   issuers: {type: strings!, of: Ministry, doc: "Who issued it, lead first."}
//   repealed_by: {type: strings, of: Policy, doc: "Policies that repealed the whole of it before that day."}
//   used_by: {type: integer!, doc: "Policies that are based on it or refer to it."}
// table: [title, number, status, expires]
// example: {date_from: "2031-01-01", date_to: "2036-12-31"}
// sample: {date_from: "2023-01-01", date_to: "2030-12-31", as_of: "2024-01-01"}
MATCH (p:Policy)
WHERE p.expires >= $date_from AND p.expires <= $date_to
  AND ($issuer IS NULL OR EXISTS { (p)-[:ISSUED_BY]->(:Ministry {id: $issuer}) })
WITH p ORDER BY p.expires, p.id LIMIT $limit
OPTIONAL MATCH (p)<-[e:SUPERSEDES]-(q:Policy)
WHERE coalesce(q.kind, '') <> 'draft' AND coalesce(e.scope, 'whole') = 'whole'
  AND coalesce(e.date, q.effective, q.signed, q.published, '') <= p.expires
WITH p, q ORDER BY q.id
WITH p, collect(q.id) AS repealed_by
OPTIONAL MATCH (p)-[o:ISSUED_BY]->(m:Ministry)
WITH p, repealed_by, m, coalesce(o.order, 0) AS place ORDER BY place, m.id
WITH p, repealed_by, collect(m.id) AS issuers
RETURN p.id AS id, p.title AS title, p.number AS number, «status of p» AS status, p.signed AS signed,
  p.expires AS expires, issuers, repealed_by,
  COUNT { (p)<-[:«citation»]-(:Policy) } AS used_by
ORDER BY expires, id
