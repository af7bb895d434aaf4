// zh: 地区列表
// en: List of regions
// doc: Provinces, cities, counties and zones that policies cover, by name, with the number of policies that cover each directly.
// params:
//   q: {type: string, default: null, doc: "Part of the name, or the beginning of the code."}
//   level: {type: string, default: null, choices: [province, prefecture, county, zone], doc: "Only regions of this level."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// columns:
//   id: {type: string!, of: Region, doc: "Official name."}
//   code: {type: string, doc: "Code of GB/T 2260; null for counties and zones."}
//   name: {type: string!, doc: "Official name."}
//   level: {type: string, doc: "province, prefecture, county or zone."}
//   parent: {type: string, of: Region, doc: "Region that it is part of."}
//   policies: {type: integer!, doc: "Policies that cover it directly."}
// table: [code, name, level, policies]
// example: {q: 市}
// sample: {q: 三角}
MATCH (i:Region)
// The list goes on by the index, whose order it has.
WHERE i.id > coalesce($after, '')
  AND ($level IS NULL OR i.level = $level)
  AND ($q IS NULL OR i.name CONTAINS $q OR i.code STARTS WITH $q)
WITH i ORDER BY i.id LIMIT $limit
OPTIONAL MATCH (i)-[:PART_OF]->(up:Region)
WITH i, min(up.id) AS parent
RETURN i.id AS id, i.code AS code, i.name AS name, i.level AS level, parent, COUNT { (i)<-[:COVERS]-(:Policy) } AS policies
ORDER BY id
