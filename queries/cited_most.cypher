// zh: 其中被引用最多的政策
// en: Most cited policies of a body, industry or programme
// doc: >-
//   The policies of a body, for an industry or one below it, or that advance a programme, to which most documents point; those to which none
//   points are left out. Of all policies together, see most_cited.
// params:
//   key: {type: string, of: [Ministry, Industry, Programme], doc: "Name, short name or code."}
//   label: {type: string, default: null, choices: [Ministry, Industry, Programme], doc: "Label that the key belongs to, if it could be several."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 10, min: 1, max: 1000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Its title."}
//   number: {type: string, doc: "Its document number."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   held: {type: boolean, doc: "Whether a bulletin holds its text."}
//   status: {type: string, doc: "Its status on the day as_of."}
//   citing: {type: integer!, doc: "Policies and articles that point to it: cite, interpret, repeal or amend it."}
// table: [title, number, status, citing]
// example: {key: 云工厅}
// sample: {key: "工业和信息化部"}
«policies of p»
WITH p WHERE p.documents > 0
WITH p ORDER BY p.documents DESC, p.id LIMIT $limit
RETURN p.id AS id, p.title AS title, p.number AS number, coalesce(p.signed, p.published) AS date, p.held AS held, «status of p» AS status,
  p.documents AS citing
ORDER BY citing DESC, id
