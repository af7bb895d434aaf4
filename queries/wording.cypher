// zh: 某日的文本
// en: The wording of a day
// doc: >-
//   How a law read on the day as_of: its text as printed, if it is held. Where `amended_by` is not empty, decisions that are held have changed it
//   since and no text that is held has their changes: `kg text LAW --as-of DAY` computes it. No row before the first day, and for what is no law.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   as_of: {type: date, default: today, doc: "The day."}
// columns:
//   day: {type: string!, doc: "Day on which the wording was made: promulgated, else passed."}
//   from: {type: string, doc: "First day in force."}
//   until: {type: string, doc: "First day of the next wording that is known; null of the latest."}
//   held: {type: boolean!, doc: "Whether a bulletin holds its text."}
//   amended_by: {type: maps!, fields: {id: string!, title: string, number: string, from: string}, of: Policy, doc: "Decisions in force by that day that no text has: id, title, number, from; oldest first."}
//   bulletin: {type: string, of: Bulletin, doc: "Bulletin that the text is taken from; null where none holds it."}
//   start: {type: integer, doc: "Offset of the text in it."}
//   end: {type: integer, doc: "Offset behind it."}
//   text: {type: string, doc: "The text, character for character; null where none is held."}
// example: {key: 云州省节约用能条例（2018）, as_of: "2030-01-01"}
// sample: {key: "工业余热利用管理条例（2021）", as_of: "2022-01-01"}
MATCH (p:Policy {id: $key})<-[:WORDING_OF]-(w:Wording)
WHERE w.from <= $as_of AND «standing of w»
OPTIONAL MATCH (p)<-[:AMENDS]-(d:Policy {held: true})
WHERE coalesce(d.kind, '') <> 'draft' AND w.until IS NULL AND coalesce(d.signed, d.published) > w.day
  AND coalesce(d.effective, d.signed, d.published) <= $as_of
OPTIONAL MATCH (d)<-[m:MADE_BY]-(:Wording)-[:WORDING_OF]->(p)
WITH p, w, d, count(m) AS done ORDER BY coalesce(d.signed, d.published), d.id
WITH p, w, collect(CASE WHEN d IS NULL OR done > 0 THEN null
  ELSE {id: d.id, title: d.title, number: d.number, from: coalesce(d.effective, d.signed, d.published)} END) AS amended_by
OPTIONAL MATCH (p)-[e:PUBLISHED_IN]->(b:Bulletin)
WHERE any(span IN e.spans WHERE span IN w.texts)
WITH p, w, amended_by, min(b.id) AS bulletin
OPTIONAL MATCH (p)<-[:TEXT_OF]-(t:Text)-[:IN]->(:Bulletin {id: bulletin})
WITH w, amended_by, bulletin, t, [span IN w.texts WHERE left(span, size(bulletin) + 1) = bulletin + ':'][0] AS span
WITH w, amended_by, bulletin, t, split(substring(span, size(bulletin) + 1), '-') AS ends
WITH w, amended_by, bulletin, CASE WHEN t.start >= toInteger(ends[0]) AND t.end <= toInteger(ends[1]) THEN t ELSE null END AS t
ORDER BY t.start
WITH w, amended_by, bulletin, [piece IN collect(t) | piece.source] AS pieces, min(t.start) AS start, max(t.end) AS end
RETURN w.day AS day, w.from AS from, w.until AS until, w.held AS held, amended_by, bulletin, start, end,
  CASE WHEN size(pieces) > 0 THEN reduce(text = '', piece IN pieces | text + piece) ELSE null END AS text
ORDER BY day DESC
LIMIT 1
