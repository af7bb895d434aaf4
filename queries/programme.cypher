// zh: 一项行动或工程
// en: One programme
// doc: A programme, the bodies that advance it, and the policies and articles in which they do.
// params:
//   key: {type: string, of: [Programme], doc: "Name."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of policies, and of articles."}
// columns:
//   id: {type: string!, of: Programme, doc: "Name, folded."}
//   name: {type: string!, doc: "Name as printed."}
//   issuers: {type: maps!, fields: {id: string!, policies: integer!}, doc: "Bodies that issued policies advancing it, in order of their number: id, policies."}
//   policies: {type: integer!, doc: "Policies that advance it."}
//   newest: {type: maps!, fields: {id: string!, title: string, number: string, kind: string, date: string, status: string, quote: string}, of: Policy, doc: "The newest of them: id, title, number, kind, date, status on the day as_of, quote."}
//   articles: {type: maps!, fields: {id: string!, title: string, kind: string, date: string}, of: Article, doc: "The newest articles that mention it: id, title, kind, date."}
// example: {key: 风机焕新行动}
// sample: {key: "旧泵焕新工程", as_of: "2024-01-01"}
MATCH (g:Programme {id: $key})
OPTIONAL MATCH (g)<-[:ADVANCES]-(p:Policy)-[:ISSUED_BY]->(m:Ministry)
WITH g, m, count(p) AS n ORDER BY n DESC, m.id
WITH g, collect(CASE n WHEN 0 THEN null ELSE {id: m.id, policies: n} END) AS issuers
OPTIONAL MATCH (g)<-[e:ADVANCES]-(p:Policy)
WITH g, issuers, e, p, coalesce(p.signed, p.published, '') AS date ORDER BY date DESC, p.id
WITH g, issuers, count(p) AS policies, collect(CASE WHEN p IS NULL THEN null
  ELSE {id: p.id, title: p.title, number: p.number, kind: p.kind, date: coalesce(p.signed, p.published),
    status: «status of p», quote: e.evidence[0]} END)[..$limit] AS newest
OPTIONAL MATCH (g)<-[:ADVANCES]-(a:Article)
WITH g, issuers, policies, newest, a, coalesce(a.published, a.signed, '') AS date ORDER BY date DESC, a.id
WITH g, issuers, policies, newest, collect(CASE WHEN a IS NULL THEN null
  ELSE {id: a.id, title: a.title, kind: a.kind, date: coalesce(a.published, a.signed)} END)[..$limit] AS articles
RETURN g.id AS id, g.name AS name, issuers, policies, newest, articles
// picture:
// The newest policies that advance it with those who issued them, and the newest articles.
MATCH (g:Programme {id: $key})
CALL (g) {
  RETURN g AS source, null AS edge, null AS target
  UNION ALL
  MATCH (g)<-[:ADVANCES]-(p:Policy)
  WITH p ORDER BY coalesce(p.signed, p.published, '') DESC, p.id LIMIT $limit
  MATCH (p)-[edge:ISSUED_BY]->(target:Ministry)
  RETURN p AS source, edge, target
  UNION ALL
  MATCH (g)<-[edge:ADVANCES]-(source:Policy)
  WITH g, edge, source ORDER BY coalesce(source.date, '') DESC, source.id LIMIT $limit
  RETURN source, edge, g AS target
  UNION ALL
  MATCH (g)<-[edge:ADVANCES]-(source:Article)
  WITH g, edge, source ORDER BY coalesce(source.published, source.signed, '') DESC, source.id LIMIT $limit
  RETURN source, edge, g AS target
}
RETURN source, edge, target
