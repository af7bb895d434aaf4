// zh: 一段时间内的废止
// en: Repeals in a period
// doc: What was repealed, by what, from which day and in which words, the newest first.
// params:
//   date_from: {type: date, default: "0001-01-01", doc: "Repealed on or after this day."}
//   date_to: {type: date, default: "9999-12-31", doc: "Repealed on or before this day."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Rows at most."}
// columns:
//   id: {type: string, of: Policy, doc: "Id of the repealed policy."}
//   title: {type: string, doc: "Its title."}
//   by: {type: string, of: Policy, doc: "Id of the policy that repeals it."}
//   date: {type: string, doc: "Day of the repeal: as the text says, else the day the repealing policy takes effect or is signed."}
//   scope: {type: string, doc: "whole, or the clauses concerned."}
//   quote: {type: string, doc: "The words that prove it."}
// example: {}
MATCH (p:Policy)
WHERE p.status IN ['repealed', 'partly_repealed']
MATCH (p)<-[e:SUPERSEDES]-(q:Policy)
WITH p, e, q, coalesce(e.date, q.effective, q.signed, q.published) AS date
WHERE date >= $date_from AND date <= $date_to
RETURN p.id AS id, p.title AS title, q.id AS by, date, e.scope AS scope, e.evidence[0] AS quote
ORDER BY date DESC, id, by
LIMIT $limit
