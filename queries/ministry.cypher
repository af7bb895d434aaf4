// zh: 一个发文机关
// en: One issuing body
// doc: >-
//   A body: what it issued by year, its joint issuers, its predecessors and successors, and its newest policies.
// params:
//   key: {type: string, of: [Ministry], doc: "Official or short name."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 20, min: 1, max: 1000, doc: "Maximum number of newest policies."}
// columns:
//   id: {type: string!, of: Ministry, doc: "Official name."}
//   name: {type: string!, doc: "Official name."}
//   short_names: {type: strings, doc: "Short names in use."}
//   kind: {type: string, doc: "What kind of body."}
//   level: {type: string, doc: "national, provincial or local."}
//   policies: {type: integer!, doc: "Policies that it issued, alone or with others."}
//   by_year: {type: maps!, fields: {year: string, policies: integer!}, doc: "Policies by year of signature: year (null for the undated), policies."}
//   joint_with: {type: maps!, fields: {id: string!, policies: integer!}, doc: "The ten most frequent joint issuers: id, policies."}
//   predecessors: {type: maps!, fields: {id: string!, date: string}, of: Ministry, doc: "Bodies whose duties it took over: id, date."}
//   successors: {type: maps!, fields: {id: string!, date: string}, of: Ministry, doc: "Bodies that took over its duties: id, date."}
//   newest: {type: maps!, fields: {id: string!, title: string, number: string, kind: string, date: string, status: string, order: integer}, of: Policy, doc: "Its newest policies: id, title, number, kind, date, status on the day as_of, order (1: it leads)."}
// example: {key: 云工厅, limit: 5}
// sample: {key: "工信部", as_of: "2024-01-01"}
MATCH (m:Ministry {id: $key})
OPTIONAL MATCH (m)<-[:ISSUED_BY]-(p:Policy)
WITH m, left(coalesce(p.signed, p.published), 4) AS year, count(p) AS n
ORDER BY year
WITH m, sum(n) AS policies, collect(CASE n WHEN 0 THEN null ELSE {year: year, policies: n} END) AS by_year
OPTIONAL MATCH (m)<-[:ISSUED_BY]-(p:Policy)-[:ISSUED_BY]->(o:Ministry)
WHERE o.id <> m.id
WITH m, policies, by_year, o, count(p) AS n
ORDER BY n DESC, o.id
WITH m, policies, by_year, collect(CASE n WHEN 0 THEN null ELSE {id: o.id, policies: n} END)[..10] AS joint_with
OPTIONAL MATCH (o:Ministry)-[e:SUCCEEDED_BY]->(m)
WITH m, policies, by_year, joint_with, e, o ORDER BY o.id
WITH m, policies, by_year, joint_with, collect(CASE WHEN o IS NULL THEN null ELSE {id: o.id, date: e.date} END) AS predecessors
OPTIONAL MATCH (m)-[e:SUCCEEDED_BY]->(o:Ministry)
WITH m, policies, by_year, joint_with, predecessors, e, o ORDER BY o.id
WITH m, policies, by_year, joint_with, predecessors,
  collect(CASE WHEN o IS NULL THEN null ELSE {id: o.id, date: e.date} END) AS successors
OPTIONAL MATCH (m)<-[e:ISSUED_BY]-(p:Policy)
WITH m, policies, by_year, joint_with, predecessors, successors, e, p, coalesce(p.signed, p.published, '') AS date
ORDER BY date DESC, p.id LIMIT $limit
WITH m, policies, by_year, joint_with, predecessors, successors,
  collect(CASE WHEN p IS NULL THEN null
    ELSE {id: p.id, title: p.title, number: p.number, kind: p.kind, date: coalesce(p.signed, p.published),
      status: «status of p», order: e.order} END) AS newest
RETURN m.id AS id, m.name AS name, m.short_names AS short_names, m.kind AS kind, m.level AS level, policies, by_year, joint_with,
  predecessors, successors, newest
// picture:
// Its newest policies with all who issued them.
MATCH (m:Ministry {id: $key})
CALL (m) {
  RETURN m AS source, null AS edge, null AS target
  UNION ALL
  MATCH (source:Ministry)-[edge:SUCCEEDED_BY]->(m)
  RETURN source, edge, m AS target
  UNION ALL
  MATCH (m)-[edge:SUCCEEDED_BY]->(target:Ministry)
  RETURN m AS source, edge, target
  UNION ALL
  MATCH (m)<-[:ISSUED_BY]-(p:Policy)
  WITH p ORDER BY coalesce(p.signed, p.published, '') DESC, p.id LIMIT $limit
  MATCH (p)-[edge:ISSUED_BY]->(target:Ministry)
  RETURN p AS source, edge, target
}
RETURN source, edge, target
