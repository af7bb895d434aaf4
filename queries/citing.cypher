// zh: 被谁引用
// en: Who cites it
// doc: Policies and articles that cite a policy or standard, newest first, with type and quotes.
// params:
//   key: {type: string, of: [Policy, Standard], doc: "Id, number in any bracket style, title, or code of a standard."}
//   label: {type: string, default: null, choices: [Policy, Standard], doc: "Label that the key belongs to, if it could be either."}
//   type: {type: string, default: null, choices: «change|citation», doc: "Only edges of this type."}
//   as_of: {type: date, default: today, doc: "Day for which status and until are shown."}
//   limit: {type: integer, default: 200, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   type: {type: string!, doc: "Type of the edge."}
//   label: {type: string!, doc: "Label of the document that cites."}
//   id: {type: string!, of: label, doc: "Its id."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   kind: {type: string, doc: "Its kind."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   held: {type: boolean, doc: "Whether a bulletin holds its text; null for articles, which are always held."}
//   status: {type: string, doc: "Status of a policy on the day as_of; null for articles."}
//   evidence: {type: strings, doc: "Quotes that support it."}
//   spans: {type: strings, doc: "Location of the quotes, bulletin_id:start-end."}
//   confidence: {type: float, doc: "0 to 1."}
//   until: {type: string, doc: "Of a law in several wordings: first day on or before as_of from which it does not say so any more; null where it does."}
// table: [type, title, date, status]
// example: {key: 云州省节约用能条例（2018）}
// sample: {key: "中华人民共和国循环经济促进法", as_of: "2024-01-01"}
CALL () {
  MATCH (p:Policy {id: $key})<-[e:«change|citation»]-(q:Policy) WHERE $label = 'Policy' RETURN e, q, 'Policy' AS by
  UNION ALL
  MATCH (p:Policy {id: $key})<-[e:«change|citation»]-(q:Article) WHERE $label = 'Policy' RETURN e, q, 'Article' AS by
  UNION ALL
  MATCH (p:Standard {id: $key})<-[e:«change|citation»]-(q:Policy) WHERE $label = 'Standard' RETURN e, q, 'Policy' AS by
  UNION ALL
  MATCH (p:Standard {id: $key})<-[e:«change|citation»]-(q:Article) WHERE $label = 'Standard' RETURN e, q, 'Article' AS by
}
WITH e, q, by, type(e) AS type
WHERE $type IS NULL OR type = $type
RETURN type, by AS label, q.id AS id, q.title AS title, q.number AS number, q.kind AS kind, q.date AS date,
  q.held AS held,
  «status of q» AS status, e.evidence AS evidence, e.spans AS spans, e.confidence AS confidence,
  CASE WHEN e.until <= $as_of THEN e.until ELSE null END AS until
ORDER BY coalesce(q.date, '') DESC, label, id, type
LIMIT $limit
// picture:
CALL () {
  MATCH (target:Policy {id: $key}) WHERE $label = 'Policy' RETURN target
  UNION ALL
  MATCH (target:Standard {id: $key}) WHERE $label = 'Standard' RETURN target
}
OPTIONAL MATCH (source:Policy|Article)-[edge:«change|citation»]->(target)
WHERE $type IS NULL OR type(edge) = $type
WITH source, edge, target ORDER BY coalesce(source.date, '') DESC, «label of source», source.id, type(edge) LIMIT $limit
RETURN coalesce(source, target) AS source, edge, CASE WHEN source IS NULL THEN null ELSE target END AS target
