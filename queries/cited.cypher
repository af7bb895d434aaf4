// zh: 引用了谁
// en: What it cites
// doc: Policies and standards that a policy or article cites, with type and quotes; by type, then id.
// params:
//   key: {type: string, of: [Policy, Article], doc: "Id, number in any bracket style, or title."}
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Label that the key belongs to, if it could be either."}
//   type: {type: string, default: null, choices: «change|citation», doc: "Only edges of this type."}
//   as_of: {type: date, default: today, doc: "Day for which status and until are shown."}
//   limit: {type: integer, default: 200, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   type: {type: string!, doc: "Type of the edge."}
//   label: {type: string!, doc: "Label of what is cited, Policy or Standard."}
//   id: {type: string!, of: label, doc: "Its id."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number, or the standard's code."}
//   kind: {type: string, doc: "Its kind."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   held: {type: boolean, doc: "Whether a bulletin holds its text; null for standards."}
//   status: {type: string, doc: "Status of a policy on the day as_of; null for standards."}
//   evidence: {type: strings, doc: "Quotes that support it."}
//   spans: {type: strings, doc: "Location of the quotes, bulletin_id:start-end."}
//   confidence: {type: float, doc: "0 to 1."}
//   until: {type: string, doc: "Of a law in several wordings: first day on or before as_of from which it does not say so any more; null where it does."}
// table: [type, title, date, status]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联节〔2023〕921号", as_of: "2024-01-01"}
CALL () {
  MATCH (p:Policy {id: $key})-[e:«change|citation»]->(q:Policy) WHERE $label = 'Policy' RETURN e, q, 'Policy' AS of
  UNION ALL
  MATCH (p:Policy {id: $key})-[e:«change|citation»]->(q:Standard) WHERE $label = 'Policy' RETURN e, q, 'Standard' AS of
  UNION ALL
  MATCH (p:Article {id: $key})-[e:«change|citation»]->(q:Policy) WHERE $label = 'Article' RETURN e, q, 'Policy' AS of
  UNION ALL
  MATCH (p:Article {id: $key})-[e:«change|citation»]->(q:Standard) WHERE $label = 'Article' RETURN e, q, 'Standard' AS of
}
WITH e, q, of, type(e) AS type
WHERE $type IS NULL OR type = $type
RETURN type, of AS label, q.id AS id, q.title AS title, coalesce(q.code, q.number) AS number, q.kind AS kind,
  coalesce(q.signed, q.published) AS date, q.held AS held,
  «status of q» AS status, e.evidence AS evidence, e.spans AS spans, e.confidence AS confidence,
  CASE WHEN e.until <= $as_of THEN e.until ELSE null END AS until
ORDER BY type, label, id
LIMIT $limit
// picture:
CALL () {
  MATCH (source:Policy {id: $key}) WHERE $label = 'Policy' RETURN source
  UNION ALL
  MATCH (source:Article {id: $key}) WHERE $label = 'Article' RETURN source
}
OPTIONAL MATCH (source)-[edge:«change|citation»]->(target:Policy|Standard)
WHERE $type IS NULL OR type(edge) = $type
WITH source, edge, target ORDER BY type(edge), «label of target», target.id LIMIT $limit
RETURN source, edge, target
