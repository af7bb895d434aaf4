// zh: 解读与新闻列表
// en: List of articles
// doc: >-
//   Interpretations, question-and-answer articles, press conferences and news that match all filters, newest first; undated ones come last.
//   Where an article bears no date of its own, `date` is that of its bulletin, and perhaps only a month (2031-05) or a year: `date_from`
//   says so. A filter by days leaves in what may have appeared on one of them.
// params:
//   q: {type: string, default: null, doc: "Part of the title."}
//   kind: {type: string, default: null, choices: [interpretation, press_conference, news], doc: "Kind of article."}
//   published_from: {type: date, default: null, doc: "Dated on this day or later."}
//   published_to: {type: date, default: null, doc: "Dated on this day or earlier."}
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
//   date: {type: string, doc: "Date of publication, otherwise of signature, otherwise of its bulletin, then perhaps a month or year; null if none is known."}
//   date_from: {type: string, doc: "What date comes from: published, signed or bulletin."}
// table: [title, kind, date, date_from, interprets]
// example: {kind: interpretation}
// sample: {kind: "interpretation"}
MATCH (a:Article)
WHERE ($kind IS NULL OR a.kind = $kind)
  AND ($published_from IS NULL OR a.date >= left($published_from, size(a.date)))
  AND ($published_to IS NULL OR a.date <= $published_to)
  AND ($q IS NULL OR a.title_key CONTAINS $q_title)
WITH a, coalesce(a.date, '') AS day
// With '': Neo4j orders stored texts by code points and compares them by UTF-16; it does both with a computed one by UTF-16.
WHERE $after_id IS NULL OR day < coalesce($after_date, '') OR (day = coalesce($after_date, '') AND a.id + '' > $after_id)
WITH a, day ORDER BY day DESC, a.id + '' LIMIT $limit
OPTIONAL MATCH (a)-[:INTERPRETS]->(p:Policy)
WITH a, day, p ORDER BY p.id
WITH a, day, collect(p.id) AS interprets
RETURN a.id AS id, a.title AS title, a.kind AS kind, a.signed AS signed, a.published AS published, interprets, a.date AS date,
  a.date_from AS date_from
ORDER BY coalesce(date, '') DESC, id + ''
