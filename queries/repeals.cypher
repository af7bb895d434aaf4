// zh: 一段时间内的废止
// en: Repeals in a period
// doc: >-
//   What was repealed, by which policy, from which day and with which quote, newest first; repeals by drafts are left out. Repeals of
//   unknown day come last, and are left out if a period is given.
// params:
//   date_from: {type: date, default: null, doc: "Repealed on or after this day."}
//   date_to: {type: date, default: null, doc: "Repealed on or before this day."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the repealed policy."}
//   title: {type: string, doc: "Its title."}
//   status: {type: string!, doc: "Its status on the day as_of."}
//   by: {type: string, of: Policy, doc: "Id of the policy that repeals it."}
//   date: {type: string, doc: "Day of the repeal: as stated in the text, otherwise the day on which the repealing policy takes effect or was signed."}
//   scope: {type: string, doc: "whole, or the clauses concerned."}
//   quote: {type: string, doc: "The quote that supports it."}
// table: [title, status, by, date]
// example: {}
// sample: {date_from: "2023-01-01", as_of: "2024-01-01"}
MATCH (p:Policy)
// The stored status says whether any repeal is known, whatever the day.
WHERE p.status IN ['repealed', 'partly_repealed', 'disputed']
MATCH (p)<-[e:SUPERSEDES]-(q:Policy)
WHERE coalesce(q.kind, '') <> 'draft'
WITH p, e, q, coalesce(e.date, q.effective, q.signed, q.published) AS date
WHERE ($date_from IS NULL OR date >= $date_from) AND ($date_to IS NULL OR date <= $date_to)
RETURN p.id AS id, p.title AS title, «status of p» AS status, q.id AS by, date,
  e.scope AS scope, e.evidence[0] AS quote
ORDER BY coalesce(date, '') DESC, id, by
LIMIT $limit
