// zh: 行业政策的年度变化
// en: Policies for an industry, by year
// doc: The number of policies per year that target an industry or one below it, newest year first.
// params:
//   key: {type: string, of: [Industry], doc: "Code or name."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
// columns:
//   year: {type: string, doc: "Year of signature, otherwise of publication; null if neither is known."}
//   policies: {type: integer!, doc: "Policies of that year."}
//   ids: {type: strings!, doc: "Ids of the first five of them."}
// table: [year, policies]
// example: {key: "34"}
// sample: {key: "344"}
MATCH (i:Industry {id: $key})
MATCH (i)<-[:PART_OF*0..3]-(:Industry)<-[:TARGETS]-(p:Policy)
WITH DISTINCT p, left(coalesce(p.signed, p.published), 4) AS year ORDER BY p.id
WITH year, collect(p.id) AS ids
RETURN year, size(ids) AS policies, ids[..5] AS ids
ORDER BY coalesce(year, '') DESC
LIMIT $limit
// picture:
MATCH (i:Industry {id: $key})
MATCH (i)<-[:PART_OF*0..3]-(below:Industry)<-[edge:TARGETS]-(p:Policy)
WITH p, edge, below, coalesce(p.signed, p.published, '') AS date ORDER BY date DESC, p.id, below.id LIMIT $limit
RETURN p AS source, edge, below AS target
