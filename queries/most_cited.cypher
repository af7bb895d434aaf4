// zh: 被引用最多的政策
// en: Most cited policies
// doc: Policies that a bulletin holds, the most cited first; what amends a policy does not count as citing it. For cited policies that are not held, see gaps.
// params:
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   status: {type: string!, doc: "Its status on the day as_of."}
//   citing: {type: integer!, doc: "Documents that cite it."}
//   cited_by: {type: strings!, doc: "Ids of the first five of them."}
// table: [title, number, status, citing]
// example: {}
// sample: {as_of: "2024-01-01"}
MATCH (p:Policy {held: true})
MATCH (p)<-[:«citation»|SUPERSEDES]-(q:Policy|Article)
WITH DISTINCT p, q ORDER BY «label of q» DESC, q.id
WITH p, collect(q.id) AS citers
RETURN p.id AS id, p.title AS title, p.number AS number, «status of p» AS status,
  size(citers) AS citing, citers[..5] AS cited_by
ORDER BY citing DESC, id
LIMIT $limit
// picture:
// Each with the two newest of those that cite it.
MATCH (p:Policy {held: true})
MATCH (p)<-[edge:«citation»|SUPERSEDES]-(q:Policy|Article)
WITH p, edge, q ORDER BY coalesce(q.date, '') DESC, «label of q» DESC, q.id, type(edge)
WITH p, count(DISTINCT q) AS citing, collect(edge)[..2] AS edges
WITH p, citing, edges ORDER BY citing DESC, p.id LIMIT $limit
UNWIND edges AS edge
RETURN startNode(edge) AS source, edge, p AS target
