// zh: 一份文件的目录和清单
// en: Rows of a document's tables
// doc: >-
//   The rows of the catalogues, lists and tables of a policy, in the order of the text: the cells under the names of their columns.
//   `table` takes the tables with these words in their headings, `name` the rows with these words in their first cell that is no number.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   table: {type: string, default: null, doc: "Words of the heading of the table."}
//   name: {type: string, default: null, doc: "Words of the name of the row."}
//   limit: {type: integer, default: 1000, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   table: {type: string, doc: "Heading of the table."}
//   row: {type: integer!, doc: "Place in the table, from 1."}
//   group: {type: string, doc: "Heading of the rows that it belongs to."}
//   name: {type: string, doc: "First cell that is no number."}
//   columns: {type: strings, doc: "Names of the columns."}
//   cells: {type: strings, under: columns, doc: "Cells in the order of the columns; CSV gives each the column of its name."}
//   quote: {type: string, doc: "The row as printed."}
//   span: {type: string, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   id: {type: string!, of: Entry, doc: "Id of the row."}
// table: [table, row, name, cells]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联装〔2023〕917号"}
MATCH (p:Policy {id: $key})-[s:LISTS]->(e:Entry)
WHERE ($table IS NULL OR e.table CONTAINS $table) AND ($name IS NULL OR e.name CONTAINS $name)
WITH s, e, toInteger(split(split(s.spans[0], ':')[-1], '-')[0]) AS place
RETURN e.table AS table, e.row AS row, e.group AS group, e.name AS name, e.columns AS columns, e.cells AS cells, s.evidence[0] AS quote,
  s.spans[0] AS span, e.id AS id
ORDER BY place, row
LIMIT $limit
