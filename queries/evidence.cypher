// zh: 每条关系的引文
// en: The quotes behind every edge
// doc: Every edge of a policy or article, in both directions, with quotes, their location, the rules that matched and the confidence.
// params:
//   key: {type: string, of: [Policy, Article], doc: "Id, number in any bracket style, or title."}
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Label that the key belongs to, if it could be either."}
//   limit: {type: integer, default: 500, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   direction: {type: string!, doc: "out: from the document; in: into it."}
//   type: {type: string!, doc: "Type of the edge."}
//   label: {type: string!, doc: "Label of the node at the other end."}
//   id: {type: string!, of: label, doc: "Its id."}
//   title: {type: string, doc: "Its title or name."}
//   confidence: {type: float, doc: "0 to 1."}
//   rules: {type: strings, doc: "Patterns and cues that matched."}
//   evidence: {type: strings, doc: "Quotes, one for each span; none where metadata beside the text say it."}
//   spans: {type: strings, doc: "bulletin_id:start-end, character offsets in the bulletin's text, which kg text prints."}
//   wordings: {type: strings, doc: "Of a law of which several wordings are held, the days of those in which it stands; null elsewhere."}
//   until: {type: string, doc: "First day of a wording in which it stands no more; null where it stands in the latest."}
// table: [direction, type, title, evidence]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联节〔2023〕921号"}
CALL () {
  MATCH (p:Policy {id: $key})-[e:«quoted»]->(q:«labels») WHERE $label = 'Policy' RETURN 'out' AS direction, e, q
  UNION ALL
  MATCH (p:Policy {id: $key})<-[e:«quoted»]-(q:«labels») WHERE $label = 'Policy' RETURN 'in' AS direction, e, q
  UNION ALL
  MATCH (p:Article {id: $key})-[e:«quoted»]->(q:«labels») WHERE $label = 'Article' RETURN 'out' AS direction, e, q
  UNION ALL
  MATCH (p:Article {id: $key})<-[e:«quoted»]-(q:«labels») WHERE $label = 'Article' RETURN 'in' AS direction, e, q
}
RETURN direction, type(e) AS type, «label of q» AS label, q.id AS id, coalesce(q.title, q.name, q.code) AS title,
  e.confidence AS confidence, e.rules AS rules, coalesce(e.evidence, []) AS evidence, coalesce(e.spans, []) AS spans,
  e.wordings AS wordings, e.until AS until
ORDER BY direction DESC, type, label, id
LIMIT $limit
// picture:
CALL () {
  MATCH (n:Policy {id: $key}) WHERE $label = 'Policy' RETURN n
  UNION ALL
  MATCH (n:Article {id: $key}) WHERE $label = 'Article' RETURN n
}
OPTIONAL MATCH (n)-[edge:«quoted»]-(other:«labels»)
WITH n, edge, other, CASE WHEN startNode(edge) = n THEN 0 ELSE 1 END AS inward
ORDER BY inward, type(edge), «label of other», other.id LIMIT $limit
RETURN coalesce(startNode(edge), n) AS source, edge, endNode(edge) AS target
