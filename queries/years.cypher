// zh: 历年政策及其效力
// en: Policies by year and status
// doc: >-
//   How many policies a body issued in each year, or how many of each year target an industry or one below it, or advance a programme, and how
//   many of them are in force; the oldest year first, the undated last.
// params:
//   key: {type: string, of: [Ministry, Industry, Programme], doc: "Name, short name or code."}
//   label: {type: string, default: null, choices: [Ministry, Industry, Programme], doc: "Label that the key belongs to, if it could be several."}
//   as_of: {type: date, default: today, doc: "Day for which the status is judged."}
//   limit: {type: integer, default: 100, min: 1, max: 1000, doc: "Maximum number of rows."}
// columns:
//   year: {type: string, doc: "Year of signature, otherwise of publication; null if neither is known."}
//   policies: {type: integer!, doc: "Policies of that year."}
//   in_force: {type: integer!, doc: "Those in force on the day as_of, some perhaps repealed in part."}
//   ended: {type: integer!, doc: "Those repealed or expired by then."}
//   other: {type: integer!, doc: "All others: drafts, not yet in force, unknown or disputed."}
// table: [year, policies, in_force, ended, other]
// example: {key: 云工厅}
// sample: {key: "工业和信息化部"}
«policies of p»
WITH left(coalesce(p.signed, p.published), 4) AS year, «status of p» AS status
WITH year, count(*) AS policies, sum(CASE WHEN status IN ['in_force', 'partly_repealed'] THEN 1 ELSE 0 END) AS in_force,
  sum(CASE WHEN status IN ['repealed', 'expired'] THEN 1 ELSE 0 END) AS ended
RETURN year, policies, in_force, ended, policies - in_force - ended AS other
ORDER BY coalesce(year, '9999')
LIMIT $limit
// picture:
// The newest policies with those who issued them.
«policies of p»
WITH p ORDER BY coalesce(p.signed, p.published, '') DESC, p.id LIMIT $limit
OPTIONAL MATCH (p)-[edge:ISSUED_BY]->(target:Ministry)
RETURN p AS source, edge, target
