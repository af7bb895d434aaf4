// zh: 沿革：废止与修改
// en: Lineage, what it replaced and what replaced it
// doc: >-
//   The chain of repeals through one policy in both directions, its amendments in both directions, the drafts that became it or what
//   it became as a draft, and policies of the same title (except for a bracket at its end) and of the same body that nothing of this
//   connects to it; one row for each edge or namesake. Chains are followed over five steps.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
// columns:
//   direction: {type: string!, doc: "replaces, replaced_by, amends, amended_by, draft or final; for namesakes same_title_older, same_title_newer or same_title_undated."}
//   depth: {type: integer!, doc: "Steps from the starting policy; 1 is adjacent."}
//   id: {type: string!, of: Policy, doc: "The policy at the far end."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   signed: {type: string, doc: "Its date of signature."}
//   effective: {type: string, doc: "First day in force."}
//   held: {type: boolean!, doc: "Whether a bulletin holds its text."}
//   status: {type: string, doc: "Its status on the day as_of."}
//   type: {type: string!, doc: "SUPERSEDES, AMENDS or DRAFT_OF; SAME_TITLE for namesakes."}
//   source: {type: string!, of: Policy, doc: "Id of the repealing or amending policy, or of the draft; for namesakes the newer one."}
//   target: {type: string!, of: Policy, doc: "Id of the repealed or amended policy, or of what the draft became; for namesakes the older one."}
//   scope: {type: string, doc: "whole, or the clauses concerned."}
//   date: {type: string, doc: "Day on which the repeal takes effect."}
//   evidence: {type: strings, doc: "Quotes that support it; for drafts and namesakes both titles."}
//   spans: {type: strings, doc: "Location of the quotes, bulletin_id:start-end."}
//   confidence: {type: float, doc: "0 to 1."}
// table: [direction, title, status, date]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联节〔2023〕921号", as_of: "2024-01-01"}
MATCH (p:Policy {id: $key})
CALL (p) {
  MATCH path = (p)-[:SUPERSEDES*1..5]->(:Policy)
  RETURN 'replaces' AS direction, length(path) AS depth, nodes(path)[-1] AS q, nodes(path)[-2] AS source, nodes(path)[-1] AS target,
    relationships(path)[-1] AS e
  UNION ALL
  MATCH path = (p)<-[:SUPERSEDES*1..5]-(:Policy)
  RETURN 'replaced_by' AS direction, length(path) AS depth, nodes(path)[-1] AS q, nodes(path)[-1] AS source, nodes(path)[-2] AS target,
    relationships(path)[-1] AS e
  UNION ALL
  MATCH (p)-[e:AMENDS]->(q:Policy)
  RETURN 'amends' AS direction, 1 AS depth, q, p AS source, q AS target, e
  UNION ALL
  MATCH (p)<-[e:AMENDS]-(q:Policy)
  RETURN 'amended_by' AS direction, 1 AS depth, q, q AS source, p AS target, e
  UNION ALL
  MATCH (p)<-[e:DRAFT_OF]-(q:Policy)
  RETURN 'draft' AS direction, 1 AS depth, q, q AS source, p AS target, e
  UNION ALL
  MATCH (p)-[e:DRAFT_OF]->(q:Policy)
  RETURN 'final' AS direction, 1 AS depth, q, p AS source, q AS target, e
  UNION ALL
  MATCH (q:Policy {stem: p.stem})
  WHERE q.id <> p.id AND NOT EXISTS { (p)-[:SUPERSEDES*1..5]->(q) } AND NOT EXISTS { (q)-[:SUPERSEDES*1..5]->(p) }
    AND NOT EXISTS { (p)-[:DRAFT_OF]-(q) } AND «one issuer of p, q»
  WITH p, q, coalesce(p.signed, p.published) AS mine, coalesce(q.signed, q.published) AS other
  WITH p, q, CASE WHEN other < mine THEN 'same_title_older' WHEN other > mine THEN 'same_title_newer' ELSE 'same_title_undated' END AS direction
  RETURN direction, 1 AS depth, q, CASE direction WHEN 'same_title_newer' THEN q ELSE p END AS source,
    CASE direction WHEN 'same_title_newer' THEN p ELSE q END AS target, null AS e
}
WITH direction, q, source, target, e, min(depth) AS depth
RETURN direction, depth, q.id AS id, q.title AS title, q.number AS number, q.signed AS signed, q.effective AS effective, q.held AS held,
  «status of q» AS status,
  coalesce(type(e), 'SAME_TITLE') AS type, source.id AS source, target.id AS target, e.scope AS scope, e.date AS date,
  CASE WHEN e IS NULL OR type(e) = 'DRAFT_OF' THEN [source.title, target.title] ELSE e.evidence END AS evidence, e.spans AS spans, e.confidence AS confidence
ORDER BY direction, depth, id, source, target
// picture:
MATCH (p:Policy {id: $key})
CALL (p) {
  RETURN p AS source, null AS edge, null AS target
  UNION ALL
  MATCH path = (p)-[:SUPERSEDES*1..5]->(:Policy)
  UNWIND relationships(path) AS edge
  RETURN startNode(edge) AS source, edge, endNode(edge) AS target
  UNION ALL
  MATCH path = (p)<-[:SUPERSEDES*1..5]-(:Policy)
  UNWIND relationships(path) AS edge
  RETURN startNode(edge) AS source, edge, endNode(edge) AS target
  UNION ALL
  MATCH (p)-[edge:AMENDS]->(target:Policy)
  RETURN p AS source, edge, target
  UNION ALL
  MATCH (source:Policy)-[edge:AMENDS]->(p)
  RETURN source, edge, p AS target
  UNION ALL
  MATCH (p)-[edge:DRAFT_OF]-(:Policy)
  RETURN startNode(edge) AS source, edge, endNode(edge) AS target
  UNION ALL
  MATCH (source:Policy {stem: p.stem})
  WHERE «one issuer of p, source»
  RETURN source, null AS edge, null AS target
}
RETURN DISTINCT source, edge, target
