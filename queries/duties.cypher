// zh: 一个机关的任务清单
// en: Duties of a body by deadline
// doc: >-
//   The tasks that policies give a body, those with a deadline first, the earliest first, then by the date of the policy, the newest first.
// params:
//   key: {type: string, of: [Ministry], doc: "Official or short name."}
//   role: {type: string, default: null, choices: [lead, joined], doc: "Only tasks that it leads or is responsible for, or only those in which it takes part."}
//   due_from: {type: date, default: null, doc: "Due on this day or later."}
//   due_to: {type: date, default: null, doc: "Due on this day or earlier."}
//   as_of: {type: date, default: today, doc: "Day for which the status of the policy is shown."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   due: {type: string, doc: "Last day of the deadline; null where there is none."}
//   task: {type: string, doc: "First words of the sentence or clause that gives it."}
//   role: {type: string, doc: "lead or joined."}
//   lead: {type: strings!, doc: "All bodies that lead it or are responsible for it."}
//   joined: {type: strings!, doc: "All bodies that take part."}
//   open: {type: boolean!, doc: "Whether the list of bodies goes on: 等, 有关部门."}
//   deadline: {type: string, doc: "Year, month or day by which it is to be done."}
//   policy: {type: string!, of: Policy, doc: "Id of the policy that gives it."}
//   title: {type: string, doc: "Its title."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   status: {type: string, doc: "Its status on the day as_of."}
//   quote: {type: string, doc: "The bracket or clause that says so."}
//   span: {type: string, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   id: {type: string!, of: Task, doc: "Id of the task."}
// table: [due, task, role, lead]
// example: {key: 云工厅, as_of: "2031-06-15"}
// sample: {key: "工信部"}
MATCH (m:Ministry {id: $key})<-[r:LED_BY|JOINED_BY]-(t:Task)
WHERE ($role IS NULL OR type(r) = CASE $role WHEN 'lead' THEN 'LED_BY' ELSE 'JOINED_BY' END)
  AND ($due_from IS NULL OR t.due >= $due_from)
  AND ($due_to IS NULL OR t.due <= $due_to)
MATCH (t)<-[a:ASSIGNS]-(p:Policy)
WITH t, a, p, CASE type(r) WHEN 'LED_BY' THEN 'lead' ELSE 'joined' END AS role, coalesce(p.signed, p.published, '') AS date,
  coalesce(t.due, '~') AS day
ORDER BY day, date DESC, p.id, t.id LIMIT $limit
OPTIONAL MATCH (t)-[:LED_BY]->(o:Ministry)
WITH t, a, p, role, date, day, o ORDER BY o.id
WITH t, a, p, role, date, day, collect(o.id) AS lead
OPTIONAL MATCH (t)-[:JOINED_BY]->(o:Ministry)
WITH t, a, p, role, date, day, lead, o ORDER BY o.id
WITH t, a, p, role, date, day, lead, collect(o.id) AS joined
RETURN t.due AS due, t.name AS task, role, lead, joined, t.open AS open, t.deadline AS deadline, p.id AS policy, p.title AS title,
  coalesce(p.signed, p.published) AS date, «status of p» AS status, a.evidence[0] AS quote, a.spans[0] AS span, t.id AS id
ORDER BY day, date DESC, policy, id
