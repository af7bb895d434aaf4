// zh: 沿用的段落
// en: Paragraphs taken over, and from whom
// doc: >-
//   The paragraphs that a policy has in common with others, word for word or nearly so, in the order of its text: what it took over from an
//   earlier one (`from`), what a later one took over from it (`by`), and what both have where the days do not tell (`unknown`). Editions,
//   drafts and printings of one title are not compared, nor formulas; docs/related.md explains how they are found.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   direction: {type: string, default: null, choices: [from, by, unknown], doc: "Only these."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 500, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   direction: {type: string!, doc: "from: the other policy is earlier; by: it is later; unknown: the days do not tell."}
//   passage: {type: string!, doc: "The paragraph as this policy prints it."}
//   span: {type: string!, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   similarity: {type: float!, doc: "Jaccard similarity of runs of four characters, 0.5 to 1."}
//   id: {type: string!, of: Policy, doc: "Id of the other policy."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   signed: {type: string, doc: "Its date of signature."}
//   status: {type: string, doc: "Its status on the day as_of."}
//   higher: {type: boolean, doc: "Whether its lead issuer is of a higher level (national, provincial, local); null where one has no lead issuer."}
//   their_passage: {type: string!, doc: "The paragraph as the other policy prints it."}
//   their_span: {type: string!, doc: "Where that stands."}
//   share: {type: float!, doc: "Share of this policy's paragraphs, by length, that the other has as well."}
//   their_share: {type: float!, doc: "Share of the other's paragraphs that this policy has as well."}
// table: [direction, title, similarity, passage]
// example: {key: "岚政发〔2031〕1号"}
// sample: {key: "滨府办规〔2022〕18号"}
MATCH (p:Policy {id: $key})
CALL (p) {
  MATCH (p)-[e:SIMILAR_TO]->(q:Policy)
  RETURN q, CASE WHEN e.later THEN 'from' ELSE 'unknown' END AS direction, e.similarities AS similarities, e.evidence AS mine, e.spans AS spans,
    e.target_evidence AS theirs, e.target_spans AS their_spans, e.share AS share, e.target_share AS their_share
  UNION ALL
  MATCH (p)<-[e:SIMILAR_TO]-(q:Policy)
  RETURN q, CASE WHEN e.later THEN 'by' ELSE 'unknown' END AS direction, e.similarities AS similarities, e.target_evidence AS mine,
    e.target_spans AS spans, e.evidence AS theirs, e.spans AS their_spans, e.target_share AS share, e.share AS their_share
}
WITH p, q, direction, similarities, mine, spans, theirs, their_spans, share, their_share
WHERE $direction IS NULL OR direction = $direction
OPTIONAL MATCH (p)-[a:ISSUED_BY]->(m:Ministry) WHERE a.order = 1
WITH p, q, direction, similarities, mine, spans, theirs, their_spans, share, their_share,
  min(CASE m.level WHEN 'national' THEN 1 WHEN 'provincial' THEN 2 WHEN 'local' THEN 3 ELSE null END) AS level
OPTIONAL MATCH (q)-[b:ISSUED_BY]->(n:Ministry) WHERE b.order = 1
WITH q, direction, similarities, mine, spans, theirs, their_spans, share, their_share, level,
  min(CASE n.level WHEN 'national' THEN 1 WHEN 'provincial' THEN 2 WHEN 'local' THEN 3 ELSE null END) AS their_level
UNWIND range(0, size(mine) - 1) AS i
WITH q, direction, similarities, mine, spans, theirs, their_spans, share, their_share, level, their_level, i,
  split(spans[i], ':')[0] AS printed, toInteger(split(split(spans[i], ':')[-1], '-')[0]) AS place
ORDER BY printed, place, direction, q.id LIMIT $limit
RETURN direction, mine[i] AS passage, spans[i] AS span, toFloat(similarities[i]) AS similarity, q.id AS id, q.title AS title, q.number AS number,
  q.signed AS signed, «status of q» AS status, their_level < level AS higher, theirs[i] AS their_passage, their_spans[i] AS their_span,
  share, their_share
ORDER BY printed, place, direction, id
// picture:
MATCH (p:Policy {id: $key})
OPTIONAL MATCH (p)-[edge:SIMILAR_TO]-(:Policy)
WHERE $direction IS NULL OR ($direction = 'unknown' AND NOT edge.later) OR ($direction = 'from' AND edge.later AND startNode(edge) = p)
  OR ($direction = 'by' AND edge.later AND endNode(edge) = p)
RETURN coalesce(startNode(edge), p) AS source, edge, endNode(edge) AS target
