// zh: 最早与最近的政策
// en: First and last policies
// doc: >-
//   The earliest and the latest policies of a body, for an industry or one below it, or that advance a programme, by date of signature, otherwise of
//   publication; the undated are left out.
// params:
//   key: {type: string, of: [Ministry, Industry, Programme], doc: "Name, short name or code."}
//   label: {type: string, default: null, choices: [Ministry, Industry, Programme], doc: "Label that the key belongs to, if it could be several."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 3, min: 1, max: 100, doc: "Maximum number of policies at either end."}
// columns:
//   place: {type: string!, doc: "first or last; where there are few, all are first."}
//   id: {type: string!, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   date: {type: string!, doc: "Its date."}
//   held: {type: boolean, doc: "Whether a bulletin holds its text."}
//   status: {type: string, doc: "Its status on the day as_of."}
//   issuers: {type: strings!, of: Ministry, doc: "Names of its issuers, in order."}
// table: [place, date, title, status]
// example: {key: 风机焕新行动}
// sample: {key: "旧泵焕新工程"}
«policies of p»
WITH p, coalesce(p.signed, p.published) AS date
WHERE date IS NOT NULL
WITH p, date ORDER BY date, p.id
WITH collect(p) AS found
UNWIND [i IN range(0, size(found) - 1) WHERE i < $limit OR i >= size(found) - $limit] AS at
WITH found[at] AS p, at
OPTIONAL MATCH (p)-[o:ISSUED_BY]->(m:Ministry)
WITH p, at, m, coalesce(o.order, 0) AS place ORDER BY place, m.id
WITH p, at, collect(m.id) AS issuers
RETURN CASE WHEN at < $limit THEN 'first' ELSE 'last' END AS place, p.id AS id, p.title AS title, p.number AS number,
  coalesce(p.signed, p.published) AS date, p.held AS held, «status of p» AS status, issuers
ORDER BY at
