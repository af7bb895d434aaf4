// zh: 一项标准
// en: One standard
// doc: A standard, its other editions, what it replaces and what replaces it, and the documents that cite it.
// params:
//   key: {type: string, of: [Standard], doc: "Code, with year if there are several editions."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of citing documents."}
// columns:
//   id: {type: string!, of: Standard, doc: "Code, with the year if given."}
//   code: {type: string!, doc: "Code, with the year if given."}
//   number: {type: string, doc: "Code without year."}
//   year: {type: integer, doc: "Year of the edition."}
//   title: {type: string, doc: "Title, if a text gives it."}
//   editions: {type: strings!, of: Standard, doc: "Codes of other editions."}
//   replaces: {type: strings!, of: Standard, doc: "Codes that it replaces."}
//   replaced_by: {type: strings!, of: Standard, doc: "Codes that replace it."}
//   citing: {type: integer!, doc: "Policies and articles that cite it."}
//   cited_by: {type: maps!, fields: {label: string!, id: string!, title: string, number: string, date: string, status: string}, of: label, doc: "The newest of them: label, id, title, number, date, status of a policy on the day as_of."}
// example: {key: GB/T 99001-2030}
// sample: {key: "JB/T 15901-2022", as_of: "2024-01-01"}
MATCH (s:Standard {id: $key})
OPTIONAL MATCH (o:Standard {number: s.number}) WHERE o.id <> s.id
WITH s, o ORDER BY o.id
WITH s, collect(o.code) AS editions
OPTIONAL MATCH (s)-[:SUPERSEDES]->(o:Standard)
WITH s, editions, o ORDER BY o.id
WITH s, editions, collect(o.code) AS replaces
OPTIONAL MATCH (s)<-[:SUPERSEDES]-(o:Standard)
WITH s, editions, replaces, o ORDER BY o.id
WITH s, editions, replaces, collect(o.code) AS replaced_by
OPTIONAL MATCH (s)<-[:REFERENCES]-(d:Policy|Article)
WITH s, editions, replaces, replaced_by, d, «label of d» AS label, coalesce(d.date, '') AS date
ORDER BY date DESC, label, d.id
WITH s, editions, replaces, replaced_by, count(d) AS citing, collect(CASE WHEN d IS NULL THEN null
  ELSE {label: label, id: d.id, title: d.title, number: d.number, date: d.date,
    status: «status of d»} END)[..$limit] AS cited_by
RETURN s.id AS id, s.code AS code, s.number AS number, s.year AS year, s.title AS title, editions, replaces, replaced_by, citing, cited_by
