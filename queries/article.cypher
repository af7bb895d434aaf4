// zh: 一篇解读或新闻
// en: One article
// doc: >-
//   An interpretation, press conference or news item: what it interprets, what else it cites, and where it is printed.
// params:
//   key: {type: string, of: [Article], doc: "Id or title."}
// columns:
//   id: {type: string!, of: Article, doc: "Id."}
//   title: {type: string, doc: "Title."}
//   kind: {type: string, doc: "interpretation, press_conference or news."}
//   signed: {type: string, doc: "Date of its signature."}
//   published: {type: string, doc: "Date of publication."}
//   date: {type: string, doc: "Date of publication, otherwise of signature, otherwise of its bulletin, then perhaps a month (2031-05) or year."}
//   date_from: {type: string, doc: "What date comes from: published, signed or bulletin."}
//   issuers: {type: strings!, doc: "Who issued it, lead first."}
//   keywords: {type: strings, doc: "Words that distinguish it from others."}
//   urls: {type: strings, doc: "Addresses where it was found."}
//   interprets: {type: maps!, fields: {id: string!, title: string, number: string, signed: string}, of: Policy, doc: "Policies that it interprets: id, title, number, signed."}
//   cites: {type: maps!, fields: {id: string!, title: string}, doc: "Policies and standards that it cites: id, title."}
//   programmes: {type: strings!, doc: "Programmes that it mentions."}
//   industries: {type: maps!, fields: {code: string!, name: string!}, doc: "Industries that it targets: code, name."}
//   printed_in: {type: maps!, fields: {id: string!, title: string, unit: integer, line_start: integer, line_end: integer}, doc: "Where its text is: id and title of the bulletin, unit, line_start, line_end."}
// example: {key: 《云州省风电设备再制造管理办法》解读}
// sample: {key: "《泵类产品再制造管理办法》解读"}
MATCH (a:Article {id: $key})
OPTIONAL MATCH (a)-[o:ISSUED_BY]->(m:Ministry)
WITH a, m, coalesce(o.order, 0) AS place ORDER BY place, m.id
WITH a, collect(m.name) AS issuers
OPTIONAL MATCH (a)-[:INTERPRETS]->(p:Policy)
WITH a, issuers, p ORDER BY p.id
WITH a, issuers, collect(CASE WHEN p IS NULL THEN null ELSE {id: p.id, title: p.title, number: p.number, signed: p.signed} END) AS interprets
OPTIONAL MATCH (a)-[:REFERENCES]->(r:Policy|Standard)
WITH a, issuers, interprets, r ORDER BY r.id
WITH a, issuers, interprets, collect(CASE WHEN r IS NULL THEN null ELSE {id: r.id, title: coalesce(r.title, r.code)} END) AS cites
OPTIONAL MATCH (a)-[:ADVANCES]->(g:Programme)
WITH a, issuers, interprets, cites, g ORDER BY g.id
WITH a, issuers, interprets, cites, collect(g.name) AS programmes
OPTIONAL MATCH (a)-[:TARGETS]->(i:Industry)
WITH a, issuers, interprets, cites, programmes, i ORDER BY i.id
WITH a, issuers, interprets, cites, programmes, collect(CASE WHEN i IS NULL THEN null ELSE {code: i.code, name: i.name} END) AS industries
OPTIONAL MATCH (a)-[e:PUBLISHED_IN]->(b:Bulletin)
WITH a, issuers, interprets, cites, programmes, industries, e, b ORDER BY b.id
WITH a, issuers, interprets, cites, programmes, industries, collect(CASE WHEN b IS NULL THEN null
  ELSE {id: b.id, title: b.title, unit: e.unit, line_start: e.line_start, line_end: e.line_end} END) AS printed_in
RETURN a.id AS id, a.title AS title, a.kind AS kind, a.signed AS signed, a.published AS published, a.date AS date, a.date_from AS date_from,
  issuers, a.keywords AS keywords,
  a.urls AS urls, interprets, cites, programmes, industries, printed_in
// picture:
// Of what it names by the way, six of each label, the most often named.
MATCH (a:Article {id: $key})
CALL (a) {
  RETURN a AS source, null AS edge, null AS target
  UNION ALL
  MATCH (a)-[edge:«origin»|INTERPRETS]->(target:«labels»)
  RETURN a AS source, edge, target
  UNION ALL
  MATCH (a)-[edge:«citation|topic»]->(target:«labels»)
  WHERE type(edge) <> 'INTERPRETS'
  WITH a, edge, «label of target» AS label, target.id AS id ORDER BY size(edge.evidence) DESC, id
  WITH a, label, collect(edge)[..6] AS edges
  UNWIND edges AS edge
  RETURN a AS source, edge, endNode(edge) AS target
}
RETURN source, edge, target
