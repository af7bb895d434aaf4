// zh: 一份政策
// en: One policy
// doc: >-
//   Everything about one policy: its dates, its status on a day (see `policies`), its issuers, subjects and places of publication,
//   what it repeals and what repeals it, and the drafts that became it.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown; subjects that only earlier wordings of a law name are left out."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id."}
//   title: {type: string, doc: "Title."}
//   number: {type: string, doc: "Document number."}
//   kind: {type: string, doc: "policy, law, draft or catalogue; null if only cited."}
//   form: {type: string, doc: "Form of official writing: 通知, 意见, 公告 and so on."}
//   rank: {type: string, doc: "Legal rank: 法律, 行政法规, 部门规章, 规范性文件 and so on."}
//   status: {type: string!, doc: "Status on the day as_of."}
//   status_basis: {type: string, doc: "Basis of the status: in force means that the text is held and that no repeal was found among this many documents up to this day."}
//   checked_documents: {type: integer, doc: "Number of documents whose text the store holds."}
//   checked_until: {type: string, doc: "Latest date among them."}
//   signed: {type: string, doc: "Date of signature."}
//   published: {type: string, doc: "Date of publication."}
//   effective: {type: string, doc: "First day in force."}
//   expires: {type: string, doc: "Last day in force."}
//   comments_until: {type: string, doc: "Last day on which a draft may be commented on."}
//   held: {type: boolean!, doc: "Whether a bulletin holds the text."}
//   issuers: {type: strings!, of: Ministry, doc: "Who issued it, lead first."}
//   issuers_complete: {type: boolean, doc: "false if the text mentions more issuers than it names."}
//   validity: {type: strings, doc: "`day status` for every day on which the status changes; the first entry holds for all earlier days."}
//   disputes: {type: strings, doc: "`day reason id` for every contradiction; the query validity shows both sides."}
//   keys: {type: strings, doc: "Every number and title it is known by."}
//   keywords: {type: strings, doc: "Words that distinguish it from others."}
//   urls: {type: strings, doc: "Addresses where its texts were found."}
//   programmes: {type: strings!, doc: "Programmes that it advances."}
//   standards: {type: strings!, doc: "Codes of the standards that it cites."}
//   industries: {type: maps!, fields: {code: string!, name: string!}, doc: "Industries that it targets: code, name."}
//   printed_in: {type: maps!, fields: {id: string!, title: string, unit: integer, line_start: integer, line_end: integer}, of: Bulletin, doc: "Where its text is: id and title of the bulletin, unit, line_start, line_end."}
//   repeals: {type: maps!, fields: {id: string!, title: string, scope: string!, date: string}, of: Policy, doc: "What it repeals: id, title, scope, date."}
//   repealed_by: {type: maps!, fields: {id: string!, title: string, scope: string!, date: string}, of: Policy, doc: "What repeals it: id, title, scope, date."}
//   drafts: {type: maps!, fields: {id: string!, title: string, signed: string, comments_until: string}, of: Policy, doc: "Drafts for comments that became it: id, title, signed, comments_until."}
//   became: {type: maps!, fields: {id: string!, title: string, number: string, signed: string}, of: Policy, doc: "What this draft became: id, title, number, signed; one at most."}
//   interpreted_by: {type: maps!, fields: {id: string!, title: string, kind: string, published: string}, of: Article, doc: "Articles that interpret it: id, title, kind, published."}
// example: {key: "云工规〔2031〕5号", as_of: "2032-01-01"}
// sample: {key: "工信部联节〔2023〕921号", as_of: "2024-01-01"}
MATCH (p:Policy {id: $key})
OPTIONAL MATCH (build:Build {id: 'build'})
WITH p, build, «status basis of p» AS status_basis
OPTIONAL MATCH (p)<-[r:SUPERSEDES]-(s:Policy)
WITH p, build, status_basis, r, s, coalesce(r.date, s.effective, s.signed, s.published, '') AS day ORDER BY day, s.id
WITH p, build, status_basis, «status of p» AS status,
  collect(CASE WHEN s IS NULL THEN null ELSE {id: s.id, title: s.title, scope: coalesce(r.scope, 'whole'), date: r.date} END) AS repealed_by
OPTIONAL MATCH (p)-[r:SUPERSEDES]->(s:Policy)
WITH p, build, status_basis, repealed_by, status, r, s ORDER BY s.id
WITH p, build, status_basis, repealed_by, status,
  collect(CASE WHEN s IS NULL THEN null ELSE {id: s.id, title: s.title, scope: coalesce(r.scope, 'whole'), date: r.date} END) AS repeals
OPTIONAL MATCH (p)-[o:ISSUED_BY]->(m:Ministry)
WITH p, build, status_basis, repealed_by, status, repeals, m, coalesce(o.order, 0) AS place ORDER BY place, m.id
WITH p, build, status_basis, repealed_by, status, repeals, collect(m.name) AS issuers
OPTIONAL MATCH (p)-[e:ADVANCES]->(g:Programme)
WHERE «standing of e»
WITH p, build, status_basis, repealed_by, status, repeals, issuers, g ORDER BY g.id
WITH p, build, status_basis, repealed_by, status, repeals, issuers, collect(g.name) AS programmes
OPTIONAL MATCH (p)-[e:REFERENCES]->(s:Standard)
WHERE «standing of e»
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, s ORDER BY s.id
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, collect(s.code) AS standards
OPTIONAL MATCH (p)-[e:TARGETS]->(i:Industry)
WHERE «standing of e»
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, i ORDER BY i.id
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards,
  collect(CASE WHEN i IS NULL THEN null ELSE {code: i.code, name: i.name} END) AS industries
OPTIONAL MATCH (p)-[e:PUBLISHED_IN]->(b:Bulletin)
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, industries, e, b ORDER BY b.id
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, industries,
  collect(CASE WHEN b IS NULL THEN null
    ELSE {id: b.id, title: b.title, unit: e.unit, line_start: e.line_start, line_end: e.line_end} END) AS printed_in
OPTIONAL MATCH (p)<-[:INTERPRETS]-(a:Article)
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, industries, printed_in, a ORDER BY a.id
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, industries, printed_in,
  collect(CASE WHEN a IS NULL THEN null ELSE {id: a.id, title: a.title, kind: a.kind, published: a.published} END) AS interpreted_by
OPTIONAL MATCH (p)<-[:DRAFT_OF]-(d:Policy)
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, industries, printed_in, interpreted_by, d ORDER BY d.date_key, d.id
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, industries, printed_in, interpreted_by,
  collect(CASE WHEN d IS NULL THEN null ELSE {id: d.id, title: d.title, signed: d.signed, comments_until: d.comments_until} END) AS drafts
OPTIONAL MATCH (p)-[:DRAFT_OF]->(d:Policy)
WITH p, build, status_basis, repealed_by, status, repeals, issuers, programmes, standards, industries, printed_in, interpreted_by, drafts,
  collect(CASE WHEN d IS NULL THEN null ELSE {id: d.id, title: d.title, number: d.number, signed: d.signed} END) AS became
RETURN p.id AS id, p.title AS title, p.number AS number, p.kind AS kind, p.form AS form, p.rank AS rank, status, status_basis,
  build.documents AS checked_documents, build.newest AS checked_until, p.signed AS signed, p.published AS published,
  p.effective AS effective, p.expires AS expires, p.comments_until AS comments_until, p.held AS held, issuers, p.issuers_complete AS issuers_complete,
  p.validity AS validity, p.disputes AS disputes, p.keys AS keys, p.keywords AS keywords, p.urls AS urls,
  programmes, standards, industries, printed_in, repeals, repealed_by, drafts, became, interpreted_by
// picture:
// What goes out of it, its drafts, and what repeals, amends or explains it; of what it names by the way, six of each label, the most often named.
MATCH (p:Policy {id: $key})
CALL (p) {
  RETURN p AS source, null AS edge, null AS target
  UNION ALL
  MATCH (p)-[edge:«origin|change»|BASED_ON]->(target:«labels»)
  RETURN p AS source, edge, target
  UNION ALL
  MATCH (p)-[edge:«citation|topic»]->(target:«labels»)
  WHERE type(edge) <> 'BASED_ON'
  WITH p, edge, «label of target» AS label, target.id AS id ORDER BY size(edge.evidence) DESC, id
  WITH p, label, collect(edge)[..6] AS edges
  UNWIND edges AS edge
  RETURN p AS source, edge, endNode(edge) AS target
  UNION ALL
  MATCH (p)-[edge:DRAFT_OF]->(target:Policy)
  RETURN p AS source, edge, target
  UNION ALL
  MATCH (source:Policy|Article)-[edge:«change»|INTERPRETS|DRAFT_OF]->(p)
  RETURN source, edge, p AS target
}
RETURN source, edge, target
