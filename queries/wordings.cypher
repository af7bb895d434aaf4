// zh: 历次文本
// en: Wordings of a law
// doc: >-
//   The texts that a law had in time, oldest first: from when until when each was in force, what made it, and where it is held. A day that only a
//   later text names is a wording without text (held is false). A decision that is held and amends the law after all these gives one that can be
//   computed: `kg text LAW --as-of DAY`.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   as_of: {type: date, default: today, doc: "Day for which `current` is judged."}
// columns:
//   day: {type: string!, doc: "Day on which it was made: promulgated, else passed."}
//   from: {type: string, doc: "First day in force."}
//   until: {type: string, doc: "First day of the next one; null of the latest."}
//   current: {type: boolean!, doc: "Whether it is the wording of the day as_of."}
//   held: {type: boolean!, doc: "Whether a bulletin holds its text."}
//   computed: {type: boolean!, doc: "Whether it has no text, and is what a decision that is held makes of the one before."}
//   made_by: {type: maps!, fields: {id: string!, title: string, number: string, held: boolean}, of: Policy, doc: "The decisions that made it: id, title, number, held."}
//   quote: {type: string, doc: "The line of promulgation that names the day, or the words of the decision."}
//   span: {type: string, doc: "Its location, bulletin_id:start-end."}
//   printed_in: {type: maps!, fields: {id: string!, title: string}, of: Bulletin, doc: "Where its text is: id and title of the bulletin."}
// table: [day, from, until, current, held]
// example: {key: 云州省节约用能条例（2018）, as_of: "2030-01-01"}
// sample: {key: "工业余热利用管理条例（2021）", as_of: "2024-01-01"}
MATCH (p:Policy {id: $key})
OPTIONAL MATCH (p)<-[:WORDING_OF]-(known:Wording)
WITH p, max(known.day) AS newest
CALL (p, newest) {
  MATCH (p)<-[o:WORDING_OF]-(w:Wording)
  OPTIONAL MATCH (w)-[:MADE_BY]->(d:Policy)
  WITH w, o, d ORDER BY d.id
  WITH w, o, collect(CASE WHEN d IS NULL THEN null ELSE {id: d.id, title: d.title, number: d.number, held: d.held} END) AS made_by
  OPTIONAL MATCH (w)-[:IN]->(b:Bulletin)
  WITH w, o, made_by, b ORDER BY b.id
  WITH w, o, made_by, collect(CASE WHEN b IS NULL THEN null ELSE {id: b.id, title: b.title} END) AS printed_in
  RETURN w.day AS day, w.from AS begins, w.held AS held, false AS computed, made_by, o.evidence AS evidence, o.spans AS spans, printed_in
  UNION ALL
  MATCH (p)<-[e:AMENDS]-(d:Policy {held: true})
  WHERE coalesce(d.kind, '') <> 'draft' AND coalesce(d.signed, d.published) > newest
  OPTIONAL MATCH (d)<-[m:MADE_BY]-(:Wording)-[:WORDING_OF]->(p)
  WITH d, e, count(m) AS done
  WHERE done = 0
  RETURN coalesce(d.signed, d.published) AS day, coalesce(d.effective, d.signed, d.published) AS begins, false AS held, true AS computed,
    [{id: d.id, title: d.title, number: d.number, held: true}] AS made_by, e.evidence AS evidence, e.spans AS spans, [] AS printed_in
}
WITH day, begins, held, computed, made_by, evidence, spans, printed_in ORDER BY day, begins
WITH collect({day: day, begins: begins, held: held, computed: computed, made_by: made_by, quote: evidence[0], span: spans[0], printed_in: printed_in}) AS rows
UNWIND range(0, size(rows) - 1) AS place
WITH rows[place] AS row, rows[place + 1].begins AS until
RETURN row.day AS day, row.begins AS from, until, row.begins <= $as_of AND coalesce(until, '9999-12-31') > $as_of AS current, row.held AS held,
  row.computed AS computed, row.made_by AS made_by, row.quote AS quote, row.span AS span, row.printed_in AS printed_in
ORDER BY day, from
