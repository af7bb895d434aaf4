// zh: 各类关系
// en: Relations of a node by kind
// doc: >-
//   One row for each kind of relation of a node, that is, type, direction and label of the other end: how many there are, and the first of them,
//   issuers in their order, everything else newest first. With type, direction and other it is one kind, page by page. Goals, tasks,
//   rows of tables and sums of money count only around themselves and their indicators, as in `neighbours`.
// params:
//   key: {type: string, of: [Policy, Article, Ministry, Industry, Standard, Programme, Bulletin, Indicator, Region, Goal, Task, Entry, Amount], doc: "Id, number, title, name or code of any node."}
//   label: {type: string, default: null, choices: «labels», doc: "Label that the key belongs to, if it could be several."}
//   type: {type: string, default: null, choices: «edges», doc: "Only edges of this type."}
//   direction: {type: string, default: null, choices: out|in, doc: "Only edges that leave the node (out) or lead to it (in)."}
//   other: {type: string, default: null, choices: «labels», doc: "Only edges whose other end has this label."}
//   skip: {type: integer, default: 0, min: 0, max: 1000000, doc: "Nodes of each kind to leave out at the beginning."}
//   limit: {type: integer, default: 6, min: 1, max: 500, doc: "Maximum number of nodes of each kind."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown; edges that stand only in wordings of a law that had ended by this day are left out."}
// columns:
//   type: {type: string!, doc: "Type of the edges."}
//   direction: {type: string!, doc: "out: they leave the node; in: they lead to it."}
//   label: {type: string!, doc: "Label of the other ends."}
//   count: {type: integer!, doc: "How many there are."}
//   nodes: {type: maps!, fields: {label: string!, id: string!, title: string, number: string, date: string, held: boolean, status: string}, of: label, drawn: 20, doc: "The first of them: label, id, title, number, date of signature or publication, held, status on the day as_of."}
// table: [type, direction, label, count]
// example: {key: "云工厅"}
// sample: {key: "工业和信息化部"}
CALL () {
  «each label» MATCH (n:«label» {id: $key}) WHERE $label = '«label»' RETURN n
}
CALL (n) {
  MATCH (n)-[e:«change|citation|topic|origin|succession|hierarchy»]->(x:«labels») WHERE «standing of e» RETURN e, x, 'out' AS direction
  UNION ALL
  MATCH (n)<-[e:«change|citation|topic|origin|succession|hierarchy»]-(x:«labels») WHERE «standing of e» RETURN e, x, 'in' AS direction
  UNION ALL
  MATCH (n)-[e:«order»]->(x:«labels») WHERE $label IN ['Goal', 'Task', 'Indicator', 'Entry', 'Amount'] RETURN e, x, 'out' AS direction
  UNION ALL
  MATCH (n)<-[e:«order»]-(x:«labels») WHERE $label IN ['Goal', 'Task', 'Indicator', 'Entry', 'Amount'] RETURN e, x, 'in' AS direction
}
WITH type(e) AS type, direction, «label of x» AS label, x,
  CASE direction WHEN 'out' THEN coalesce(e.order, 0) ELSE 0 END AS place, coalesce(x.date, x.published, '') AS date
WHERE ($type IS NULL OR type = $type) AND ($direction IS NULL OR direction = $direction) AND ($other IS NULL OR label = $other)
WITH type, direction, label, x, place, date ORDER BY place, date DESC, x.id
WITH type, direction, label, collect(x) AS found
WITH type, direction, label, size(found) AS count, found[$skip..$skip + $limit] AS some
RETURN type, direction, label, count, [x IN some | {label: label, id: x.id, title: coalesce(x.title, x.name, x.code), number: x.number,
  date: coalesce(x.date, x.published), held: x.held, status: «status of x»}] AS nodes
ORDER BY «place of type», direction DESC, label
