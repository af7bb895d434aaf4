// zh: 一个地区
// en: One region
// doc: >-
//   A province, city, county or zone: its governments, what it is part of, its parts, and the policies that cover it. A policy covers the
//   region of the body that issued it, those in its title, and those where it orders something to be done.
// params:
//   key: {type: string, of: [Region], doc: "Name, with or without 省 or 市, or code of GB/T 2260."}
//   parts: {type: boolean, default: false, doc: "true: with the policies that cover a part of it."}
//   role: {type: string, default: null, choices: [issuer, title, text], doc: "Only policies that cover it as the region of their issuer, by their title, or by their text."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of policies."}
// columns:
//   id: {type: string!, of: Region, doc: "Official name."}
//   code: {type: string, doc: "Code of GB/T 2260; null for counties and zones."}
//   name: {type: string!, doc: "Official name."}
//   level: {type: string, doc: "province, prefecture, county or zone."}
//   above: {type: maps!, fields: {id: string!, code: string, name: string!}, doc: "The regions that it is part of, nearest first."}
//   below: {type: maps!, fields: {id: string!, code: string, name: string!}, doc: "Its parts, one level below."}
//   governments: {type: strings!, of: Ministry, doc: "Its government, if a document names it."}
//   policies: {type: integer!, doc: "Policies that cover it."}
//   newest: {type: maps!, of: Policy, fields: {id: string!, title: string, number: string, kind: string, date: string, status: string, quote: string}, doc: "The newest of them, with the status on the day as_of."}
//   issued: {type: maps!, of: Policy, fields: {id: string!, title: string, number: string, date: string}, doc: "The newest policies that its government issued."}
// table: [name, code, level, policies]
// example: {key: 岚港市}
// sample: {key: 长三角, as_of: "2024-01-01"}
MATCH (i:Region {id: $key})
OPTIONAL MATCH path = (i)-[:PART_OF*1..2]->(up:Region)
WITH i, up, min(length(path)) AS steps ORDER BY steps, up.id
WITH i, collect(CASE WHEN up IS NULL THEN null ELSE {id: up.id, code: up.code, name: up.name} END) AS above
OPTIONAL MATCH (i)<-[:PART_OF]-(down:Region)
WITH i, above, down ORDER BY down.code, down.id
WITH i, above, collect(CASE WHEN down IS NULL THEN null ELSE {id: down.id, code: down.code, name: down.name} END) AS below
OPTIONAL MATCH (i)<-[:GOVERNS]-(m:Ministry)
WITH i, above, below, m ORDER BY m.id
WITH i, above, below, collect(m.id) AS governments
OPTIONAL MATCH (i)<-[:GOVERNS]-(:Ministry)<-[:ISSUED_BY]-(p:Policy)
WITH i, above, below, governments, p, coalesce(p.signed, p.published, '') AS date ORDER BY date DESC, p.id
WITH i, above, below, governments, collect(CASE WHEN p IS NULL THEN null
  ELSE {id: p.id, title: p.title, number: p.number, date: coalesce(p.signed, p.published)} END)[..$limit] AS issued
OPTIONAL MATCH (i)<-[:PART_OF*0..2]-(r:Region)<-[c:COVERS]-(p:Policy)
WHERE ($parts OR r.id = i.id) AND ($role IS NULL OR $role IN c.rules)
WITH i, above, below, governments, issued, p, min(coalesce(c.evidence[0], '')) AS quote
WITH i, above, below, governments, issued, p, quote, coalesce(p.signed, p.published, '') AS date ORDER BY date DESC, p.id
WITH i, above, below, governments, issued, count(p) AS policies, collect(CASE WHEN p IS NULL THEN null
  ELSE {id: p.id, title: p.title, number: p.number, kind: p.kind, date: coalesce(p.signed, p.published),
    status: «status of p», quote: quote} END)[..$limit] AS newest
RETURN i.id AS id, i.code AS code, i.name AS name, i.level AS level, above, below, governments, policies, newest, issued
// picture:
// What it is part of, its government with the newest policies, the twelve parts that most policies cover, and the newest that cover it.
MATCH (i:Region {id: $key})
CALL (i) {
  RETURN i AS source, null AS edge, null AS target
  UNION ALL
  MATCH path = (i)-[:PART_OF*1..2]->(:Region)
  UNWIND relationships(path) AS edge
  RETURN startNode(edge) AS source, edge, endNode(edge) AS target
  UNION ALL
  MATCH (source:Ministry)-[edge:GOVERNS]->(i)
  RETURN source, edge, i AS target
  UNION ALL
  MATCH (i)<-[:GOVERNS]-(target:Ministry)<-[edge:ISSUED_BY]-(source:Policy)
  WITH target, edge, source ORDER BY coalesce(source.date, '') DESC, source.id LIMIT $limit
  RETURN source, edge, target
  UNION ALL
  MATCH (source:Region)-[edge:PART_OF]->(i)
  WITH i, source, edge ORDER BY coalesce(source.documents, 0) DESC, source.id LIMIT 12
  RETURN source, edge, i AS target
  UNION ALL
  MATCH (i)<-[:PART_OF*0..2]-(r:Region)<-[edge:COVERS]-(source:Policy)
  WHERE ($parts OR r.id = i.id) AND ($role IS NULL OR $role IN edge.rules)
  WITH r, edge, source ORDER BY coalesce(source.date, '') DESC, source.id LIMIT $limit
  RETURN source, edge, r AS target
}
RETURN DISTINCT source, edge, target
