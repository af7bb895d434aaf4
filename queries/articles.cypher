// zh: 解读与新闻列表
// en: List of articles
// doc: Interpretations, question-and-answer articles, press conferences and news that match all filters, newest first.
// params:
//   q: {type: string, default: null, doc: "Part of the title."}
//   kind: {type: string, default: null, choices: [interpretation, press_conference, news], doc: "Kind of article."}
//   published_from: {type: date, default: null, doc: "Published on this day or later."}
//   published_to: {type: date, default: null, doc: "Published on this day or earlier."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after_date: {type: string, default: null, doc: "`date` of the last row of the previous page."}
//   after_id: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// derived:
//   q_title: {source: q, fold: title}
// columns:
//   id: {type: string!, of: Article, doc: "Id."}
//   title: {type: string, doc: "Title."}
//   kind: {type: string, doc: "interpretation, press_conference or news."}
//   signed: {type: string, doc: "Date of its signature."}
//   published: {type: string, doc: "Date of publication."}
//   interprets: {type: strings, of: Policy, doc: "Ids of the policies that it interprets."}
//   date: {type: string, doc: "Sort key: date of publication, otherwise of signature, otherwise empty."}
// table: [title, kind, published, interprets]
// example: {kind: interpretation}
// sample: {kind: "interpretation"}
MATCH (a:Article)
WHERE ($kind IS NULL OR a.kind = $kind)
  AND ($published_from IS NULL OR a.published >= $published_from)
  AND ($published_to IS NULL OR a.published <= $published_to)
  AND ($q IS NULL OR a.title_key CONTAINS $q_title)
WITH a, coalesce(a.published, a.signed, '') AS date
// With '': Neo4j orders stored texts by code points and compares them by UTF-16; it does both with a computed one by UTF-16.
WHERE $after_id IS NULL OR date < coalesce($after_date, '') OR (date = coalesce($after_date, '') AND a.id + '' > $after_id)
WITH a, date ORDER BY date DESC, a.id + '' LIMIT $limit
OPTIONAL MATCH (a)-[:INTERPRETS]->(p:Policy)
WITH a, date, p ORDER BY p.id
WITH a, date, collect(p.id) AS interprets
RETURN a.id AS id, a.title AS title, a.kind AS kind, a.signed AS signed, a.published AS published, interprets, date
ORDER BY date DESC, id + ''
