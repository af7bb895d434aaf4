// zh: 被引用而未收录的政策
// en: Cited but not held
// doc: Policies that documents cite and no bulletin holds, the most cited first.
// params:
//   min_citing: {type: integer, default: 1, min: 0, max: 1000000, doc: "Cited by at least this many documents."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the missing policy."}
//   title: {type: string, doc: "Its title, if a text gives it."}
//   number: {type: string, doc: "Its document number, if a text gives it."}
//   status: {type: string!, doc: "Its status on the day as_of: unknown, unless a text repeals it."}
//   citing: {type: integer!, doc: "Documents that cite it."}
//   policies: {type: integer!, doc: "Policies among them."}
//   articles: {type: integer!, doc: "Articles among them."}
//   cited_by: {type: strings!, doc: "Ids of the first five of them."}
// table: [title, number, citing, policies, articles]
// example: {min_citing: 2}
// sample: {min_citing: 2}
MATCH (p:Policy {held: false})
MATCH (p)<-[:«change|citation»]-(q:Policy|Article)
WITH DISTINCT p, q, «label of q» AS label ORDER BY label DESC, q.id
WITH p, collect(q.id) AS citers, collect(CASE label WHEN 'Article' THEN q.id ELSE null END) AS articles
WHERE size(citers) >= $min_citing
RETURN p.id AS id, p.title AS title, p.number AS number, «status of p» AS status,
  size(citers) AS citing, size(citers) - size(articles) AS policies,
  size(articles) AS articles, citers[..5] AS cited_by
ORDER BY citing DESC, id
LIMIT $limit
// picture:
// Each with two of those that cite it.
MATCH (p:Policy {held: false})
MATCH (p)<-[edge:«change|citation»]-(q:Policy|Article)
WITH p, edge, q ORDER BY «label of q» DESC, q.id, type(edge)
WITH p, count(DISTINCT q) AS citing, collect(edge)[..2] AS edges
WHERE citing >= $min_citing
WITH p, citing, edges ORDER BY citing DESC, p.id LIMIT $limit
UNWIND edges AS edge
RETURN startNode(edge) AS source, edge, p AS target
