// zh: 孤立的文件
// en: Orphan documents
// doc: >-
//   Policies and articles whose text is held and that have no edge to another document, in either direction, nor to a programme,
//   standard or industry: extraction may have missed something, or the document has no relations. In the order of the bulletins.
// params:
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Only policies, or only articles."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   label: {type: string!, doc: "Policy or Article."}
//   id: {type: string!, of: label, doc: "Id of the document."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   kind: {type: string, doc: "Its kind."}
//   status: {type: string, doc: "Status of a policy on the day as_of."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   bulletin: {type: string, of: Bulletin, doc: "The first bulletin that contains it."}
//   unit: {type: integer, doc: "Position in that bulletin."}
// table: [label, title, number, date]
// example: {}
CALL () {
  MATCH (d:Policy {held: true})
  WHERE ($label IS NULL OR $label = 'Policy')
    AND NOT EXISTS { (d)-[:«change|citation|topic»]-(:«labels») }
  RETURN d, 'Policy' AS label
  UNION ALL
  MATCH (d:Article)
  WHERE ($label IS NULL OR $label = 'Article')
    AND NOT EXISTS { (d)-[:«change|citation|topic»]-(:«labels») }
  RETURN d, 'Article' AS label
}
OPTIONAL MATCH (d)-[e:PUBLISHED_IN]->(b:Bulletin)
WITH d, label, e, b ORDER BY b.id, e.unit
WITH d, label, collect(b.id) AS bulletins, collect(e.unit) AS units
RETURN label, d.id AS id, d.title AS title, d.number AS number, d.kind AS kind,
  «status of d» AS status, d.date AS date,
  bulletins[0] AS bulletin, units[0] AS unit
ORDER BY coalesce(bulletin, ''), unit, label, id
LIMIT $limit
// picture:
// Each with its bulletin and those who issued it.
CALL () {
  MATCH (d:Policy {held: true})
  WHERE ($label IS NULL OR $label = 'Policy')
    AND NOT EXISTS { (d)-[:«change|citation|topic»]-(:«labels») }
  RETURN d, 'Policy' AS label
  UNION ALL
  MATCH (d:Article)
  WHERE ($label IS NULL OR $label = 'Article')
    AND NOT EXISTS { (d)-[:«change|citation|topic»]-(:«labels») }
  RETURN d, 'Article' AS label
}
OPTIONAL MATCH (d)-[e:PUBLISHED_IN]->(b:Bulletin)
WITH d, label, e, b ORDER BY b.id, e.unit
WITH d, label, collect(b.id) AS bulletins, collect(e.unit) AS units
WITH d, label, coalesce(bulletins[0], '') AS bulletin, units[0] AS unit ORDER BY bulletin, unit, label, d.id LIMIT $limit
OPTIONAL MATCH (d)-[edge:PUBLISHED_IN|ISSUED_BY]->(target:Bulletin|Ministry)
RETURN d AS source, edge, target
