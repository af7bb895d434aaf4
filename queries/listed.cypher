// zh: 哪些目录列了它
// en: Tables that list a company, project or product
// doc: >-
//   Rows of catalogues, lists and tables with this name in a cell, and the policy that lists them; the newest policy first. What blanks
//   separate may stand in different cells. If more than a thousand texts contain the words, a thousand are looked through.
// params:
//   q: {type: string, doc: "Name of a company, project or product, or a part of it."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// derived:
//   plain: {source: q, fold: plain}
//   words: {source: q, fold: words}
//   terms: {source: q, fold: terms}
// columns:
//   policy: {type: string!, of: Policy, doc: "Id of the policy."}
//   title: {type: string, doc: "Its title."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   status: {type: string, doc: "Its status on the day as_of."}
//   table: {type: string, doc: "Heading of the table."}
//   row: {type: integer!, doc: "Place in the table, from 1."}
//   name: {type: string, doc: "First cell that is no number."}
//   columns: {type: strings, doc: "Names of the columns."}
//   cells: {type: strings, under: columns, doc: "Cells in the order of the columns; CSV gives each the column of its name."}
//   quote: {type: string, doc: "The row as printed."}
//   span: {type: string, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   id: {type: string!, of: Entry, doc: "Id of the row."}
// table: [title, table, row, name, status]
// example: {q: 叶片}
// sample: {q: 离心泵, as_of: "2024-01-01"}
CALL db.index.fulltext.queryNodes('text_words', coalesce($terms, '""'), {limit: 1000}) YIELD node
WITH node, toLower(coalesce(node.body, node.source)) AS body
WHERE all(word IN coalesce($words, []) WHERE body CONTAINS word)
MATCH (node)-[:TEXT_OF]->(p:Policy)
WITH DISTINCT p
MATCH (p)-[s:LISTS]->(e:Entry)
WHERE all(word IN split(toLower($plain), ' ') WHERE any(cell IN e.cells WHERE toLower(cell) CONTAINS word))
WITH p, s, e, coalesce(p.signed, p.published) AS date, toInteger(split(split(s.spans[0], ':')[-1], '-')[0]) AS place
RETURN p.id AS policy, p.title AS title, date, «status of p» AS status, e.table AS table, e.row AS row, e.name AS name, e.columns AS columns,
  e.cells AS cells, s.evidence[0] AS quote, s.spans[0] AS span, e.id AS id
ORDER BY coalesce(date, '') DESC, policy, place, row
LIMIT $limit
