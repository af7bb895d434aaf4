// zh: 一条规定
// en: One provision
// doc: >-
//   The text of an article, paragraph, item, chapter or section of a policy in its present wording, and what cites it or what stands in it.
//   A store that was built without provisions has none.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title of the policy."}
//   provision: {type: string, doc: "58 for 第五十八条, 58.2.3 for its 第二款第三项, 133之一, 章3节2, 一.2 for （二） below 一、."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
// columns:
//   id: {type: string, doc: "Id of the provision."}
//   label: {type: string, doc: "How it is cited, e.g. 第五十八条第二款第三项."}
//   heading: {type: string, doc: "Its own heading, if it has one."}
//   policy: {type: string, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Title of the policy."}
//   status: {type: string, doc: "Status of the policy on the day as_of."}
//   text: {type: string, doc: "Id of the text in which it stands."}
//   start: {type: integer, doc: "Offset of its first character in the bulletin's text."}
//   end: {type: integer, doc: "Offset behind its last character."}
//   source: {type: string, doc: "Its words, as printed."}
//   parent: {type: string, doc: "Id of the provision in which it stands; null at the top."}
//   below: {type: strings, doc: "Ids of the provisions that stand directly in it, in order."}
//   cited_by: {type: maps, doc: "What cites it or what stands in it: label, id (of a provision, a policy or an article), provision, quote, span."}
//   cites: {type: maps, doc: "Which provisions it cites: id, label, quote, span."}
// example: {key: "云工规〔2031〕5号", provision: "2", as_of: "2032-01-01"}
MATCH (p:Policy {id: $key})
MATCH (v:Provision {id: p.id + '#' + $provision})
OPTIONAL MATCH (t:Text {id: v.text})
OPTIONAL MATCH (v)-[:PART_OF]->(o:Provision)
WITH p, v, t, o
OPTIONAL MATCH (v)<-[:PART_OF]-(w:Provision)
WITH p, v, t, o, w ORDER BY w.order
WITH p, v, t, o, collect(w) AS inside
OPTIONAL MATCH (x:Provision)<-[e:REFERENCES]-(s:Provision|Policy|Article)
WHERE x = v OR x IN inside
WITH p, v, t, o, inside, e, s, x ORDER BY s.id, x.order
WITH p, v, t, o, inside, collect(CASE WHEN s IS NULL THEN null ELSE {label: labels(s)[0], id: s.id, provision: x.id, quote: e.evidence[0], span: e.spans[0]} END) AS cited_by
OPTIONAL MATCH (v)-[e:REFERENCES]->(x:Provision)
WITH p, v, t, o, inside, cited_by, e, x ORDER BY x.id
WITH p, v, t, o, inside, cited_by, collect(CASE WHEN x IS NULL THEN null ELSE {id: x.id, label: x.label, quote: e.evidence[0], span: e.spans[0]} END) AS cites
RETURN v.id AS id, v.label AS label, v.heading AS heading, p.id AS policy, p.title AS title, «status of p» AS status, v.text AS text,
  v.start AS start, v.end AS end, substring(t.source, v.start - t.start, v.end - v.start) AS source, o.id AS parent,
  [one IN inside | one.id] AS below, cited_by, cites
