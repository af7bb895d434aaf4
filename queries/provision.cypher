// zh: 一条规定
// en: One provision
// doc: >-
//   The text of an article, paragraph, item, chapter or section of a policy, and what cites it or what stands in it; of a law in its wording
//   of the day as_of. Where that is not the wording whose provisions are in the graph, this statement gives no words; `kg query` and the HTTP
//   interface take them out of the text of that wording, if it is held. A store that was built without provisions has only these.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title of the policy."}
//   provision: {type: string, doc: "As it is cited, 第五十八条第二款, or its number: 58, 58.2.3 for its 第二款第三项, 133之一, 章3节2, 一.2 for （二） below 一、."}
//   as_of: {type: date, default: today, doc: "Day whose wording and status are shown."}
// derived:
//   number: {source: provision, fold: provision}
// columns:
//   id: {type: string!, doc: "Id of the provision."}
//   label: {type: string!, doc: "How it is cited, e.g. 第五十八条第二款第三项."}
//   heading: {type: string, doc: "Its own heading, if it has one."}
//   policy: {type: string!, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Title of the policy."}
//   status: {type: string, doc: "Status of the policy on the day as_of."}
//   wording: {type: string, doc: "Day on which the wording was made in which it stands; null for what is no law."}
//   from: {type: string, doc: "First day in force of this wording."}
//   until: {type: string, doc: "First day of the next wording that is known; null of the latest. Whether a decision has changed it since is told by the query `wording`."}
//   text: {type: string, doc: "Id of the text in which it stands; null where none is held of this wording."}
//   start: {type: integer, doc: "Offset of its first character in the bulletin's text."}
//   end: {type: integer, doc: "Offset behind its last character."}
//   source: {type: string, doc: "Its words, as printed; null where no text of this wording is held."}
//   parent: {type: string, doc: "Id of the provision in which it stands; null at the top."}
//   below: {type: strings!, doc: "Ids of the provisions that stand directly in it, in order."}
//   cited_by: {type: maps!, fields: {label: string!, id: string!, provision: string, quote: string, span: string}, doc: "What cites it or what stands in it; none of another wording than the one in the graph: label, id (of a provision, a policy or an article), provision, quote, span."}
//   cites: {type: maps!, fields: {id: string!, label: string, quote: string, span: string}, doc: "Which provisions it cites, none of another wording: id, label, quote, span."}
// example: {key: "云工规〔2031〕5号", provision: "2", as_of: "2032-01-01"}
// sample: {key: "工信部联节〔2023〕921号", provision: "1", as_of: "2024-01-01"}
MATCH (p:Policy {id: $key})
OPTIONAL MATCH (p)<-[:WORDING_OF]-(w:Wording)
WITH p, w ORDER BY CASE WHEN w.from <= $as_of THEN 0 ELSE 1 END, w.day DESC
WITH p, collect(w) AS wordings
WITH p, size(wordings) > 0 AS is_law,
  [one IN wordings WHERE (one.from <= $as_of OR one.day <= $as_of) AND «standing of one»][0] AS w
OPTIONAL MATCH (x:Provision {id: p.id + '#' + $number})
OPTIONAL MATCH (:Text {id: x.text})-[:IN]->(b:Bulletin)
WITH p, is_law, w, x, coalesce(b.id, '') AS bulletin
WITH p, is_law, w, x, [span IN w.texts WHERE left(span, size(bulletin) + 1) = bulletin + ':' | split(substring(span, size(bulletin) + 1), '-')] AS ends
WITH p, is_law, w, CASE WHEN NOT is_law OR any(one IN ends WHERE toInteger(one[0]) <= x.start AND x.end <= toInteger(one[1])) THEN x.id ELSE null END AS id
WHERE is_law OR id IS NOT NULL
OPTIONAL MATCH (v:Provision {id: id})
OPTIONAL MATCH (t:Text {id: v.text})
OPTIONAL MATCH (v)-[:PART_OF]->(o:Provision)
WITH p, w, v, t, o
OPTIONAL MATCH (v)<-[:PART_OF]-(x:Provision)
WITH p, w, v, t, o, x ORDER BY x.order
WITH p, w, v, t, o, collect(x) AS inside
UNWIND CASE WHEN v IS NULL THEN [null] ELSE [v] + inside END AS x
OPTIONAL MATCH (x)<-[e:REFERENCES]-(s:Provision|Policy|Article)
WITH p, w, v, t, o, inside, e, s, x ORDER BY s.id, x.order
WITH p, w, v, t, o, inside, collect(CASE WHEN s IS NULL THEN null ELSE {label: «label of s», id: s.id, provision: x.id, quote: e.evidence[0], span: e.spans[0]} END) AS cited_by
OPTIONAL MATCH (v)-[e:REFERENCES]->(x:Provision)
WITH p, w, v, t, o, inside, cited_by, e, x ORDER BY x.id
WITH p, w, v, t, o, inside, cited_by, collect(CASE WHEN x IS NULL THEN null ELSE {id: x.id, label: x.label, quote: e.evidence[0], span: e.spans[0]} END) AS cites
RETURN p.id + '#' + $number AS id, v.label AS label, v.heading AS heading, p.id AS policy, p.title AS title, «status of p» AS status,
  w.day AS wording, w.from AS from, w.until AS until, v.text AS text,
  v.start AS start, v.end AS end, substring(t.source, v.start - t.start, v.end - v.start) AS source, o.id AS parent,
  [one IN inside | one.id] AS below, cited_by, cites
