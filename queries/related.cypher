// zh: 相关政策及理由
// en: Related policies, with reasons
// doc: >-
//   Policies that have something to do with one policy, most related first. The score is the sum of the weights of the reasons.
//   A direct citation weighs 6 (repeal, amendment), 5 (basis) or 4; what two policies share weighs 3 (common basis or cited policy,
//   cited by the same document, programme), 2 (standard), 1.5 (industry) or 0.5 (issuer), divided by 1 + ln(n - 1) where n
//   policies share it: the rarer, the heavier. What more than `hub` policies share says next to nothing and is left out.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   limit: {type: integer, default: 20, min: 1, max: 200, doc: "Rows at most."}
//   hub: {type: integer, default: 200, min: 2, max: 100000, doc: "What more policies than this share is left out."}
// columns:
//   id: {type: string, of: Policy, doc: "Id of the related policy."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   kind: {type: string, doc: "policy, law, draft or catalogue; null where only cited."}
//   signed: {type: string, doc: "Its date of signature."}
//   held: {type: boolean, doc: "Whether a bulletin holds its text."}
//   score: {type: float, doc: "Sum of the weights, three decimals."}
//   reasons: {type: maps, of: label, doc: "Heaviest first: reason (supersedes, superseded_by, amends, amended_by, based_on, basis_of, references, referenced_by, shared_basis, cited_together, shared_programme, shared_standard, shared_industry, shared_issuer), label, id and name of what is shared, quote (of a direct citation), weight."}
// example: {key: "云工规〔2031〕5号"}
MATCH (p:Policy {id: $key})
CALL (p) {
  MATCH (p)-[e:SUPERSEDES|AMENDS|BASED_ON|REFERENCES]->(q:Policy)
  RETURN q, q AS via, 'Policy' AS label, e.evidence[0] AS quote, 2 AS n, toLower(type(e)) AS reason,
    CASE type(e) WHEN 'REFERENCES' THEN 4.0 WHEN 'BASED_ON' THEN 5.0 ELSE 6.0 END AS base
  UNION ALL
  MATCH (p)<-[e:SUPERSEDES|AMENDS|BASED_ON|REFERENCES]-(q:Policy)
  RETURN q, q AS via, 'Policy' AS label, e.evidence[0] AS quote, 2 AS n,
    CASE type(e) WHEN 'SUPERSEDES' THEN 'superseded_by' WHEN 'AMENDS' THEN 'amended_by' WHEN 'BASED_ON' THEN 'basis_of'
      ELSE 'referenced_by' END AS reason,
    CASE type(e) WHEN 'REFERENCES' THEN 4.0 WHEN 'BASED_ON' THEN 5.0 ELSE 6.0 END AS base
  UNION ALL
  MATCH (p)-[:BASED_ON|REFERENCES|ADVANCES|TARGETS|ISSUED_BY]->(via:Policy|Standard|Programme|Industry|Ministry)
  WITH p, via, labels(via)[0] AS label, COUNT { (via)<-[:BASED_ON|REFERENCES|ADVANCES|TARGETS|ISSUED_BY]-(:Policy) } AS n
  WHERE n <= $hub
  MATCH (via)<-[:BASED_ON|REFERENCES|ADVANCES|TARGETS|ISSUED_BY]-(q:Policy)
  RETURN q, via, label, null AS quote, n,
    CASE label WHEN 'Policy' THEN 'shared_basis' WHEN 'Programme' THEN 'shared_programme' WHEN 'Standard' THEN 'shared_standard'
      WHEN 'Industry' THEN 'shared_industry' ELSE 'shared_issuer' END AS reason,
    CASE label WHEN 'Policy' THEN 3.0 WHEN 'Programme' THEN 3.0 WHEN 'Standard' THEN 2.0 WHEN 'Industry' THEN 1.5 ELSE 0.5 END AS base
  UNION ALL
  MATCH (p)<-[:BASED_ON|REFERENCES]-(via:Policy)
  WITH p, via, COUNT { (via)-[:BASED_ON|REFERENCES]->(:Policy) } AS n WHERE n <= $hub
  MATCH (via)-[:BASED_ON|REFERENCES]->(q:Policy)
  RETURN q, via, 'Policy' AS label, null AS quote, n, 'cited_together' AS reason, 3.0 AS base
  UNION ALL
  MATCH (p)<-[:INTERPRETS|REFERENCES]-(via:Article)
  WITH p, via, COUNT { (via)-[:INTERPRETS|REFERENCES]->(:Policy) } AS n WHERE n <= $hub
  MATCH (via)-[:INTERPRETS|REFERENCES]->(q:Policy)
  RETURN q, via, 'Article' AS label, null AS quote, n, 'cited_together' AS reason, 3.0 AS base
}
WITH DISTINCT p, q, reason, via, label, quote, n, base
WHERE q.id <> p.id
WITH q, {reason: reason, label: label, id: via.id, name: coalesce(via.title, via.name, via.code), quote: quote,
  weight: round(base / (1 + log(n - 1)), 3)} AS reason
ORDER BY reason.weight DESC, reason.reason, reason.id
WITH q, collect(reason) AS reasons, round(sum(reason.weight), 3) AS score
RETURN q.id AS id, q.title AS title, q.number AS number, q.kind AS kind, q.signed AS signed, q.held AS held, score, reasons
ORDER BY score DESC, id
LIMIT $limit
