// zh: 依据已废止的政策
// en: Policies in force whose basis is repealed
// doc: >-
//   Policies based on a policy that was repealed as a whole by the given day, while they themselves are neither repealed nor expired:
//   candidates for revision. Repeals by drafts do not count. The newest repeal first.
// params:
//   as_of: {type: date, default: today, doc: "Day for which this is judged."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Its title."}
//   signed: {type: string, doc: "Its date of signature."}
//   basis: {type: string, of: Policy, doc: "Id of the repealed basis."}
//   basis_title: {type: string, doc: "Its title."}
//   by: {type: string, of: Policy, doc: "Id of what repeals the basis."}
//   date: {type: string, doc: "Day of the repeal, null if unknown."}
//   quote: {type: string, doc: "The quote that names the basis."}
// table: [title, basis_title, by, date]
// example: {as_of: "2030-01-01"}
// sample: {as_of: "2024-01-01"}
MATCH (b:Policy)<-[e:SUPERSEDES]-(q:Policy)
WHERE coalesce(q.kind, '') <> 'draft' AND coalesce(e.scope, 'whole') = 'whole'
WITH b, q, coalesce(e.date, q.effective, q.signed, q.published) AS date
WHERE coalesce(date, '') <= $as_of
MATCH (b)<-[r:BASED_ON]-(p:Policy)
WHERE coalesce(p.kind, '') <> 'draft' AND «standing of r» AND p.id <> q.id AND coalesce(p.expires, '9999-12-31') >= $as_of
  AND «status of p» <> 'not_yet_effective'
OPTIONAL MATCH (p)<-[s:SUPERSEDES]-(n:Policy)
WHERE coalesce(n.kind, '') <> 'draft' AND coalesce(s.scope, 'whole') = 'whole'
  AND coalesce(s.date, n.effective, n.signed, n.published, '') <= $as_of
WITH p, b, q, r, date, count(n) AS repeals
WHERE repeals = 0
RETURN p.id AS id, p.title AS title, p.signed AS signed, b.id AS basis, b.title AS basis_title, q.id AS by, date, r.evidence[0] AS quote
ORDER BY coalesce(date, '') DESC, basis, id, by
LIMIT $limit
