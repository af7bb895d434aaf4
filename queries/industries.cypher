// zh: 行业列表
// en: List of industries
// doc: Industries of GB/T 4754-2017 that match all filters, by code, with the number of policies that target each directly.
// params:
//   q: {type: string, default: null, doc: "Part of the name, or the beginning of the code."}
//   level: {type: string, default: null, choices: [section, division, group, class], doc: "Level of the classification."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// columns:
//   id: {type: string!, of: Industry, doc: "Code."}
//   code: {type: string!, doc: "Code."}
//   name: {type: string!, doc: "Name."}
//   level: {type: string, doc: "section, division, group or class."}
//   parent: {type: string, of: Industry, doc: "Code of the industry above it."}
//   policies: {type: integer!, doc: "Policies that target it directly."}
// table: [code, name, level, policies]
// example: {q: 设备}
// sample: {q: "设备"}
MATCH (i:Industry)
// The list goes on by the index, whose order it has.
WHERE i.id > coalesce($after, '')
  AND ($level IS NULL OR i.level = $level)
  AND ($q IS NULL OR i.name CONTAINS $q OR i.code STARTS WITH $q)
WITH i ORDER BY i.id LIMIT $limit
OPTIONAL MATCH (i)-[:PART_OF]->(up:Industry)
WITH i, min(up.code) AS parent
RETURN i.id AS id, i.code AS code, i.name AS name, i.level AS level, parent, COUNT { (i)<-[:TARGETS]-(:Policy) } AS policies
ORDER BY id
