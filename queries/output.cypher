// zh: 一个机关的发文量
// en: Documents that a body issues, by month
// doc: The number of documents that an issuing body signed in each month, by kind, newest month first.
// params:
//   key: {type: string, of: [Ministry], doc: "Name or short name."}
//   limit: {type: integer, default: 120, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   month: {type: string, doc: "Year and month of signature, otherwise of publication; null if neither is known."}
//   kind: {type: string, doc: "policy, law, draft or catalogue; null if only cited."}
//   policies: {type: integer!, doc: "Policies issued, alone or with others."}
//   leading: {type: integer!, doc: "Those in which it is named first."}
//   ids: {type: strings!, doc: "Ids of the first five of them."}
// table: [month, kind, policies, leading]
// example: {key: "云州省工业厅"}
// sample: {key: "工业和信息化部"}
MATCH (m:Ministry {id: $key})<-[e:ISSUED_BY]-(p:Policy)
WITH p, e, left(coalesce(p.signed, p.published), 7) AS month ORDER BY p.id
WITH month, p.kind AS kind, collect(p.id) AS ids, sum(CASE e.order WHEN 1 THEN 1 ELSE 0 END) AS leading
RETURN month, kind, size(ids) AS policies, leading, ids[..5] AS ids
ORDER BY coalesce(month, '') DESC, coalesce(kind, '')
LIMIT $limit
// picture:
MATCH (m:Ministry {id: $key})<-[edge:ISSUED_BY]-(p:Policy)
WITH m, edge, p, coalesce(p.signed, p.published, '') AS date ORDER BY date DESC, p.id LIMIT $limit
RETURN p AS source, edge, m AS target
