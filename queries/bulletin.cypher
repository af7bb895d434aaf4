// zh: 一期公报
// en: One bulletin
// doc: A bulletin and the documents that it contains, in order.
// params:
//   key: {type: string, of: [Bulletin], doc: "Id or title."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
// columns:
//   id: {type: string!, of: Bulletin, doc: "Path below the folder that was loaded."}
//   title: {type: string, doc: "Title."}
//   issue: {type: string, doc: "Issue number."}
//   publisher: {type: string, doc: "Who compiled it."}
//   published: {type: string, doc: "ISO date, or year and month."}
//   format: {type: string, doc: "Format in which it was read."}
//   sha256: {type: string, doc: "SHA-256 of the file."}
//   path: {type: string, doc: "Path as given when it was loaded."}
//   documents: {type: maps!, fields: {unit: integer, line_start: integer, line_end: integer, label: string!, id: string!, title: string, number: string, kind: string, status: string}, of: label, doc: "In order: unit, line_start, line_end, label, id, title, number, kind, status of a policy on the day as_of."}
// example: {key: 云州公报2031-05.txt}
// sample: {key: "compilation-2023-05.txt", as_of: "2024-01-01"}
MATCH (b:Bulletin {id: $key})
OPTIONAL MATCH (b)<-[e:PUBLISHED_IN]-(d:Policy|Article)
WITH b, e, d, «label of d» AS label ORDER BY e.unit, label, d.id
WITH b, collect(CASE WHEN d IS NULL THEN null ELSE {unit: e.unit, line_start: e.line_start, line_end: e.line_end, label: label,
  id: d.id, title: d.title, number: d.number, kind: d.kind,
  status: «status of d»} END) AS documents
RETURN b.id AS id, b.title AS title, b.issue AS issue, b.publisher AS publisher, b.published AS published, b.format AS format,
  b.sha256 AS sha256, b.path AS path, documents
