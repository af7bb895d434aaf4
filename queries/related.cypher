// zh: 相关政策及理由
// en: Related policies, with reasons
// doc: >-
//   Policies related to a policy or article, most related first, each with reasons, names and quotes. The score is the sum of the
//   weights of the reasons: direct citations weigh most, and a shared node weighs more if few documents share it; docs/related.md
//   explains it. A node shared by more than `hub` documents adds no policy to the list, but counts for those already in it.
// params:
//   key: {type: string, of: [Policy, Article], doc: "Id, number in any bracket style, or title."}
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Label that the key belongs to, if it could be either."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown; what a law says only in a wording that had ended by then gives no reason."}
//   limit: {type: integer, default: 20, min: 1, max: 100, doc: "Maximum number of rows."}
//   hub: {type: integer, default: 100, min: 1, max: 1000, doc: "A node shared by more documents than this adds no policy to the list."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the related policy."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   kind: {type: string, doc: "policy, law, draft or catalogue; null if only cited."}
//   signed: {type: string, doc: "Its date of signature."}
//   held: {type: boolean!, doc: "Whether a bulletin holds its text."}
//   status: {type: string!, doc: "Its status on the day as_of."}
//   score: {type: float!, doc: "Sum of the weights, rounded to three decimals."}
//   weak: {type: boolean!, doc: "Whether the score is below 2.5: most of these rows have little in common with the document."}
//   reasons: {type: maps!, fields: {reason: string!, label: string, id: string, name: string, quote: string, their_quote: string, weight: float!}, of: label, drawn: 2, doc: "Highest weight first: reason (the edge type in lower case; for an edge from it superseded_by, basis_of and so on; or shared_text, same_title, other_edition, shared_basis, cited_together, shared_programme, shared_standard, shared_indicator, shared_industry, shared_issuer, shared_bulletin, shared_words), label, id and name of the shared node, quote (that links the given document to it), their_quote (that links the related document to it), weight."}
// table: [title, number, status, score, weak, reasons]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联节〔2023〕921号", as_of: "2024-01-01"}
CALL () {
  MATCH (p:Policy {id: $key}) WHERE $label = 'Policy' RETURN p
  UNION ALL
  MATCH (p:Article {id: $key}) WHERE $label = 'Article' RETURN p
}
OPTIONAL MATCH (p)-[:«citation|topic|origin»]->(h:«shared»)
WHERE h.documents > $hub
WITH p, collect(h) AS hubs
OPTIONAL MATCH (p)-[a:TARGETS]->(i:Industry)
WHERE «standing of a»
WITH p, hubs, collect(i) AS industries
OPTIONAL MATCH (p)-[a:TARGETS]->(:Industry)-[:PART_OF*0..2]->(i:Industry)
WHERE i.level <> 'section' AND «standing of a»
WITH p, hubs, industries, collect(DISTINCT i) AS above
// First the candidates, by what is selective. Weights: direct citation by its type, what is shared by its kind; n documents share it.
CALL (p) {
  MATCH (p)-[a:«change|citation»]->(q:Policy)
  WHERE «standing of a»
  WITH q, a, CASE WHEN type(a) IN split('«change»', '|') THEN COUNT { (p)-[:«change»]->(:Policy) } ELSE 1 END AS n
  RETURN q, q AS via, a, null AS b, 'Policy' AS label, toLower(type(a)) AS reason,
    «weight of a» / (1 + log(CASE WHEN n > 2 THEN n - 1 ELSE 1 END)) * (0.5 + 0.5 / (1 + log(CASE WHEN q.documents > 1 THEN q.documents ELSE 1 END))) AS weight
  UNION ALL
  // A decision that is known only from the lines of what it amended cites nothing.
  MATCH (p)<-[a:«change|citation»]-(q:Policy)
  WHERE p.documents <= 1000 AND «standing of a» AND (type(a) <> 'AMENDS' OR q.held)
  WITH p, q, a, CASE WHEN type(a) IN split('«change»', '|') THEN COUNT { (q)-[:«change»]->(:Policy) } ELSE 1 END AS n
  RETURN q, q AS via, a, null AS b, 'Policy' AS label,
    «inverse of a» AS reason,
    «weight of a» / (1 + log(CASE WHEN n > 2 THEN n - 1 ELSE 1 END)) * (0.5 + 0.5 / (1 + log(CASE WHEN p.documents > 1 THEN p.documents ELSE 1 END))) AS weight
  UNION ALL
  MATCH (p)-[a:SIMILAR_TO]-(q:Policy)
  RETURN q, q AS via, a, null AS b, 'Policy' AS label, 'shared_text' AS reason,
    3.0 + 3.0 * CASE WHEN a.share > a.target_share THEN a.share ELSE a.target_share END AS weight
  UNION ALL
  MATCH (q:Policy {stem: p.stem})
  WHERE «one issuer of p, q»
  RETURN q, q AS via, null AS a, null AS b, 'Policy' AS label, 'same_title' AS reason, 5.0 AS weight
  UNION ALL
  // Another edition of what it cites; of an interpretation, the one that a bulletin holds comes before the one only cited.
  MATCH (p)-[a:BASED_ON|INTERPRETS]->(via:Policy)
  MATCH (q:Policy {stem: via.stem})
  WHERE q.id <> via.id AND «standing of a» AND «one issuer of via, q»
  RETURN q, via, a, null AS b, 'Policy' AS label, 'other_edition' AS reason,
    CASE type(a) WHEN 'BASED_ON' THEN 3.0 ELSE CASE WHEN q.held AND NOT via.held THEN 21.0 ELSE 6.0 END END AS weight
  UNION ALL
  // What rests on another edition of it: on the law that it is a draft of.
  MATCH (via:Policy {stem: p.stem})
  WHERE via.id <> p.id AND via.documents <= $hub AND «one issuer of p, via»
  MATCH (via)<-[b:BASED_ON]-(q:Policy)
  WHERE «standing of b»
  RETURN q, via, null AS a, b, 'Policy' AS label, 'other_edition' AS reason, 3.0 AS weight
  UNION ALL
  MATCH (p)-[a:SETS]->(:Goal)-[:MEASURES]->(via:Indicator)
  WHERE via.documents <= $hub AND «standing of a»
  MATCH (via)<-[:MEASURES]-(:Goal)<-[b:SETS]-(q:Policy)
  WHERE «standing of b»
  WITH q, via, collect(a)[0] AS a, collect(b)[0] AS b, 'Indicator' AS label
  RETURN q, via, a, b, label, «share reason of label» AS reason,
    «share weight of label» / (1 + log(CASE WHEN via.documents > 2 THEN via.documents - 1 ELSE 1 END)) AS weight
  UNION ALL
  MATCH (p)-[a:«citation|topic|origin»]->(via:«shared»)
  WHERE via.documents <= $hub AND «standing of a»
  MATCH (via)<-[b:«citation|topic|origin»]-(q:Policy)
  WHERE «standing of b»
  WITH q, via, a, b, «label of via» AS label
  RETURN q, via, a, b, label,
    «share reason of label» AS reason,
    «share weight of label» / (1 + log(CASE WHEN via.documents > 2 THEN via.documents - 1 ELSE 1 END)) AS weight
  UNION ALL
  MATCH (p)<-[a:«citation»]-(via:Policy|Article)
  WHERE p.documents <= $hub AND «standing of a»
  WITH p, via, a, COUNT { (via)-[:«citation»]->(:Policy) } AS n
  WHERE n <= $hub
  MATCH (via)-[b:«citation»|SUPERSEDES]->(q:Policy)
  WHERE «standing of b»
  RETURN q, via, a, b, «label of via» AS label, 'cited_together' AS reason, 3.0 / (1 + log(CASE WHEN n > 2 THEN n - 1 ELSE 1 END)) AS weight
}
WITH p, hubs, industries, above, q, reason, via, label, a, b, weight
WHERE $label <> 'Policy' OR q.id <> p.id
WITH p, hubs, industries, above, q, collect({reason: reason, via: via, label: label, a: a, b: b, weight: weight}) AS selective,
  round(sum(weight), 3) AS found
ORDER BY found DESC, q.id LIMIT 100
// Then what the candidates share beyond: hubs, looked up from the candidate's side, industries of one group or division, words of the title.
CALL (p, hubs, industries, above, q, selective) {
  UNWIND selective AS s
  RETURN s.reason AS reason, s.via AS via, s.label AS label, s.a AS a, s.b AS b, s.weight AS weight, null AS words
  UNION ALL
  MATCH (q)-[b:«citation|topic|origin»]->(via:«shared»)
  WHERE via IN hubs AND «standing of b»
  MATCH (p)-[a:«citation|topic|origin»]->(via)
  WHERE «standing of a»
  WITH via, a, b, «label of via» AS label
  RETURN «share reason of label» AS reason,
    via, label, a, b,
    «share weight of label» / (1 + log(CASE WHEN via.documents > 2 THEN via.documents - 1 ELSE 1 END)) AS weight, null AS words
  UNION ALL
  MATCH (q)-[b:TARGETS]->(j:Industry)
  WHERE NOT j IN industries AND «standing of b»
  MATCH path = (j)-[:PART_OF*0..2]->(i:Industry)
  WHERE i IN above
  WITH j, b, i, length(path) AS steps ORDER BY steps
  WITH j, b, collect(i)[0] AS via ORDER BY j.id
  WITH via, collect(b)[0] AS b
  RETURN 'shared_industry' AS reason, via, 'Industry' AS label, null AS a, b,
    CASE via.level WHEN 'group' THEN 1.0 ELSE 0.5 END / (1 + log(CASE WHEN via.documents > 2 THEN via.documents - 1 ELSE 1 END)) AS weight,
    null AS words
  UNION ALL
  WITH [word IN p.keywords WHERE word IN q.keywords] AS words, size(p.keywords) + size(q.keywords) AS most
  WHERE size(words) > 0
  RETURN 'shared_words' AS reason, null AS via, null AS label, null AS a, null AS b, 6.0 * size(words) / most AS weight, words
}
// What documents of every subject cite says little about the subject; a programme in the title of one of the two says more.
WITH q, reason, via, label, a, b, words, weight * «generality of a»
  * CASE WHEN label = 'Programme' AND (p.title CONTAINS via.name OR q.title CONTAINS via.name) THEN 2 ELSE 1 END AS weight
ORDER BY type(a), type(b)
WITH q, reason, via, label, words, max(weight) AS weight, collect(a)[0] AS a, collect(b)[0] AS b
// Many reasons of one kind say less than their sum: it stays below a bound.
WITH q, reason, collect({via: via, label: label, words: words, weight: weight, a: a, b: b}) AS shared, sum(weight) AS sum,
  coalesce(«share bound of reason», CASE reason WHEN 'cited_together' THEN 6.0 ELSE 1000000.0 END) AS bound
UNWIND shared AS each
WITH q, reason, each.via AS via, each.label AS label, each.words AS words, each.a AS a, each.b AS b,
  round(each.weight * bound / (bound + sum), 3) AS weight
ORDER BY weight DESC, reason, via.id
WITH q, round(sum(weight), 3) AS score, collect({reason: reason, via: via, label: label, words: words, weight: weight, a: a, b: b}) AS reasons
ORDER BY score DESC, q.id LIMIT $limit
RETURN q.id AS id, q.title AS title, q.number AS number, q.kind AS kind, q.signed AS signed, q.held AS held,
  «status of q» AS status, score, score < 2.5 AS weak,
  [r IN reasons | {reason: r.reason, label: r.label, id: r.via.id,
    name: coalesce(r.via.title, r.via.name, r.via.code, reduce(all = '', word IN r.words | all + CASE all WHEN '' THEN '' ELSE '、' END + word)),
    quote: CASE WHEN r.reason = 'shared_text' AND startNode(r.a).id <> $key THEN r.a.target_evidence[0] ELSE r.a.evidence[0] END,
    their_quote: CASE WHEN r.reason <> 'shared_text' THEN r.b.evidence[0] WHEN startNode(r.a).id <> $key THEN r.a.evidence[0] ELSE r.a.target_evidence[0] END,
    weight: r.weight}] AS reasons
ORDER BY score DESC, id
