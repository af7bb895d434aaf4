// zh: 一份政策的任务分工
// en: Tasks of a policy and who has to do them
// doc: >-
//   The responsibility matrix of a policy: its tasks in the order of the text, each with the bodies that lead it or are responsible for
//   it, those that take part, the deadline and the quote.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   limit: {type: integer, default: 500, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   task: {type: string, doc: "First words of the sentence or clause that gives it."}
//   lead: {type: strings!, of: Ministry, doc: "Bodies that lead, or all that are responsible where none leads."}
//   joined: {type: strings!, of: Ministry, doc: "Bodies that take part beside a lead."}
//   open: {type: boolean!, doc: "Whether the list of bodies goes on: 等, 有关部门."}
//   deadline: {type: string, doc: "Year, month or day by which it is to be done."}
//   due: {type: string, doc: "Last day of the deadline."}
//   quote: {type: string, doc: "The bracket or clause that says so."}
//   span: {type: string, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   id: {type: string!, of: Task, doc: "Id of the task."}
// table: [task, lead, joined, due]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联节〔2023〕921号"}
MATCH (p:Policy {id: $key})-[a:ASSIGNS]->(t:Task)
OPTIONAL MATCH (t)-[:LED_BY]->(m:Ministry)
WITH a, t, m ORDER BY m.id
WITH a, t, collect(m.id) AS lead
OPTIONAL MATCH (t)-[:JOINED_BY]->(m:Ministry)
WITH a, t, lead, m ORDER BY m.id
WITH a, t, lead, collect(m.id) AS joined, toInteger(split(split(a.spans[0], ':')[-1], '-')[0]) AS place
RETURN t.name AS task, lead, joined, t.open AS open, t.deadline AS deadline, t.due AS due, a.evidence[0] AS quote, a.spans[0] AS span,
  t.id AS id
ORDER BY place, id
LIMIT $limit
