// zh: 邻域
// en: Neighbourhood of a node
// doc: >-
//   The edges among a node and the nodes within one to three steps of it, nearest first, ready to be drawn. Where there are more nodes than
//   the limit, issuers come first, then the newest of each kind of relation in turn. Ministries, industries, regions
//   and bulletins are shown but not traversed, because they connect half of the graph. Goals, tasks, rows of tables and sums of money, of which
//   one policy has dozens, are shown only around themselves and their indicators: `targets`, `tasks`, `duties`, `entries` and `amounts` have them.
// params:
//   key: {type: string, of: [Policy, Article, Ministry, Industry, Standard, Programme, Bulletin, Indicator, Region, Goal, Task, Entry, Amount], doc: "Id, number, title, name or code of any node."}
//   label: {type: string, default: null, choices: «labels», doc: "Label that the key belongs to, if it could be several."}
//   depth: {type: integer, default: 1, min: 1, max: 3, doc: "Number of steps."}
//   limit: {type: integer, default: 100, min: 1, max: 500, doc: "Maximum number of new nodes per step."}
//   each: {type: integer, default: 500, min: 1, max: 500, doc: "Maximum number of new nodes of each kind in the first step; `relations` counts all of them."}
//   as_of: {type: date, default: today, doc: "Edges that stand only in wordings of a law that had ended by this day are left out."}
// columns:
//   type: {type: string!, doc: "Type of the edge."}
//   source_label: {type: string!, doc: "Label of the node it comes from."}
//   source: {type: string!, of: source_label, doc: "Id of that node."}
//   source_title: {type: string, doc: "Its title or name."}
//   source_depth: {type: integer!, doc: "Steps from the starting node."}
//   target_label: {type: string!, doc: "Label of the node it goes to."}
//   target: {type: string!, of: target_label, doc: "Id of that node."}
//   target_title: {type: string, doc: "Its title or name."}
//   target_depth: {type: integer!, doc: "Steps from the starting node."}
// table: [type, source_title, target_title]
// example: {key: "云工规〔2031〕5号", depth: 2}
// sample: {key: "工信部联节〔2023〕921号"}
CALL () {
  «each label» MATCH (n:«label» {id: $key}) WHERE $label = '«label»' RETURN n
}
CALL (n) {
  MATCH (n)-[e:«change|citation|topic|origin|succession|hierarchy»]->(x:«labels») WHERE «standing of e» RETURN e, x, 'out' AS direction
  UNION ALL
  MATCH (n)<-[e:«change|citation|topic|origin|succession|hierarchy»]-(x:«labels») WHERE «standing of e» RETURN e, x, 'in' AS direction
  UNION ALL
  MATCH (n)-[e:«order»]-(x:«labels») WHERE $label IN ['Goal', 'Task', 'Indicator', 'Entry', 'Amount'] RETURN e, x, 'out' AS direction
}
WITH n, x, type(e) AS type, direction, «label of x» AS label,
  CASE direction WHEN 'out' THEN coalesce(e.order, 0) ELSE 0 END AS place, coalesce(x.date, x.published, '') AS date
ORDER BY place, date DESC, x.id
WITH n, type, direction, label, collect(x) AS ends
WITH n, type, direction, label, ends[..CASE WHEN $each < $limit THEN $each ELSE $limit END] AS kind
UNWIND range(0, size(kind) - 1) AS at
// Three issuers in each turn.
WITH n, kind[at] AS x, direction, label, «place of type» AS place, CASE WHEN type = 'ISSUED_BY' AND direction = 'out' THEN at / 3 ELSE at END AS turn
WITH n, x, label, min(turn * 100 + place) AS turn ORDER BY turn, label, x.id
WITH n, collect(x)[..$limit] AS first
UNWIND first AS f
OPTIONAL MATCH (f)-[e:«change|citation|topic|origin|succession|hierarchy»]-(x:«labels»)
WHERE $depth >= 2 AND «standing of e» AND «label of f» IN ['Policy', 'Article', 'Standard', 'Programme']
WITH DISTINCT n, first, x, «label of x» AS label ORDER BY label, x.id
WITH n, first, collect(x) AS found
WITH n, first, [x IN found WHERE x <> n AND NOT x IN first][..$limit] AS second
UNWIND CASE WHEN size(second) = 0 THEN [null] ELSE second END AS f
OPTIONAL MATCH (f)-[e:«change|citation|topic|origin|succession|hierarchy»]-(x:«labels»)
WHERE $depth >= 3 AND «standing of e» AND «label of f» IN ['Policy', 'Article', 'Standard', 'Programme']
WITH DISTINCT n, first, second, x, «label of x» AS label ORDER BY label, x.id
WITH n, first, second, collect(x) AS found
WITH n, first, second, [x IN found WHERE x <> n AND NOT x IN first AND NOT x IN second][..$limit] AS third
WITH n, first, second, [n] + first + second + third AS within
UNWIND within AS s
MATCH (s)-[e:«edges»]->(t:«labels»)
WHERE t IN within AND «standing of e»
RETURN type(e) AS type,
  «label of s» AS source_label, s.id AS source, coalesce(s.title, s.name, s.code) AS source_title,
  CASE WHEN s = n THEN 0 WHEN s IN first THEN 1 WHEN s IN second THEN 2 ELSE 3 END AS source_depth,
  «label of t» AS target_label, t.id AS target, coalesce(t.title, t.name, t.code) AS target_title,
  CASE WHEN t = n THEN 0 WHEN t IN first THEN 1 WHEN t IN second THEN 2 ELSE 3 END AS target_depth
ORDER BY source_depth + target_depth, «place of type», source_label, source, target_label, target
