// zh: 与谁一同，由谁发文
// en: Bodies behind the policies of a body, industry or programme
// doc: >-
//   For a body, those with which it issues policies; for an industry or a programme, those that issue policies that target or advance it; with
//   most policies first. For the joint issuers of a body by year, see coissuers.
// params:
//   key: {type: string, of: [Ministry, Industry, Programme], doc: "Name, short name or code."}
//   label: {type: string, default: null, choices: [Ministry, Industry, Programme], doc: "Label that the key belongs to, if it could be several."}
//   limit: {type: integer, default: 10, min: 1, max: 1000, doc: "Maximum number of rows."}
// columns:
//   id: {type: string!, of: Ministry, doc: "Id of the other body."}
//   name: {type: string!, doc: "Its name."}
//   policies: {type: integer!, doc: "Policies."}
//   leading: {type: integer!, doc: "Those of which it is named first."}
//   first: {type: string, doc: "Date of the earliest; null if none is dated."}
//   last: {type: string, doc: "Date of the latest; null if none is dated."}
// table: [name, policies, leading, first, last]
// example: {key: "3415"}
// sample: {key: "344"}
«policies of p»
MATCH (p)-[e:ISSUED_BY]->(m:Ministry)
WHERE $label <> 'Ministry' OR m.id <> $key
WITH m, p, coalesce(e.order, 0) AS place, coalesce(p.signed, p.published) AS date
WITH m, count(p) AS policies, sum(CASE place WHEN 1 THEN 1 ELSE 0 END) AS leading, min(date) AS first, max(date) AS last
RETURN m.id AS id, m.name AS name, policies, leading, first, last
ORDER BY policies DESC, id
LIMIT $limit
// picture:
// Each of the bodies with the two newest of the policies.
«policies of p»
MATCH (p)-[:ISSUED_BY]->(m:Ministry)
WHERE $label <> 'Ministry' OR m.id <> $key
WITH m, p ORDER BY coalesce(p.signed, p.published, '') DESC, p.id
WITH m, collect(p) AS found
WITH m, found ORDER BY size(found) DESC, m.id LIMIT $limit
UNWIND found[..2] AS source
MATCH (source)-[edge:ISSUED_BY]->(target:Ministry)
WHERE target = m OR target.id = $key
RETURN DISTINCT source, edge, target
