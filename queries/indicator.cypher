// zh: 一个指标在各年份、各文件中的目标
// en: Path of an indicator over years and documents
// doc: >-
//   All goals for an indicator, by year, with the documents that set them. `differs` names documents that give another value for the same
//   year, subject, area, kind and unit of value; a later plan may have changed it, so look at dates and status. The area is 全国 where the
//   goal says so or a national body issued the document, otherwise the first issuer; it is null where the document names none.
// params:
//   key: {type: string, of: [Indicator], doc: "Name of the indicator."}
//   as_of: {type: date, default: today, doc: "Day for which the status of policies is shown."}
//   limit: {type: integer, default: 500, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   by: {type: string, doc: "Year, month or day by which it is to be reached."}
//   subject: {type: string, doc: "What restricts it."}
//   scope: {type: string, doc: "Area for which it holds."}
//   change: {type: string, doc: "level: the value is what is to be reached; growth: by how much it is to grow or fall."}
//   bound: {type: string, doc: "at_least, at_most, about or equal."}
//   value: {type: string, doc: "As in the text; null for a state without a number."}
//   value_to: {type: string, doc: "Upper end of a range."}
//   unit: {type: string, doc: "As in the text."}
//   base: {type: string, doc: "Year from which growth is measured."}
//   differs: {type: strings!, doc: "Titles of documents that give another value for the same."}
//   title: {type: string, doc: "Title of the document that sets the goal."}
//   number: {type: string, doc: "Its document number."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   status: {type: string, doc: "Its status on the day as_of; null for an article."}
//   quote: {type: string, doc: "The clause that says so."}
//   amount: {type: float, doc: "The value as a plain number of measure."}
//   amount_to: {type: float, doc: "The upper end as a plain number."}
//   measure: {type: string, doc: "The unit without 万 or 亿."}
//   due: {type: string, doc: "Last day of by."}
//   label: {type: string!, doc: "Policy or Article."}
//   document: {type: string, of: label, doc: "Id of the document."}
//   span: {type: string, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   id: {type: string!, of: Goal, doc: "Id of the goal."}
// table: [by, subject, bound, value, unit, title]
// example: {key: 风机再制造率, as_of: "2031-06-15"}
// sample: {key: "载重汽车轮胎翻新率"}
MATCH (i:Indicator {id: $key})<-[:MEASURES]-(g:Goal)<-[s:SETS]-(d:Policy|Article)
OPTIONAL MATCH (d)-[o:ISSUED_BY]->(m:Ministry)
WITH i, g, d, m, coalesce(o.order, 0) AS place ORDER BY d.id, g.id, place, m.id
WITH i, g, d, coalesce(g.scope, collect(CASE WHEN m.level = 'national' AND m.kind <> 'other' THEN '全国' ELSE m.id END)[0], '') AS scope
ORDER BY d.id, g.id
// Of each goal: its id, what has to be the same, what then may not differ, and the document with its title.
WITH i, collect([g.id, scope,
  CASE WHEN g.due IS NULL OR g.amount IS NULL OR scope = '' THEN '' ELSE
    g.due + '|' + scope + '|' + coalesce(g.subject, '') + '|' + g.change + '|' + coalesce(g.base, '') + '|' + coalesce(g.measure, '') END,
  coalesce(toString(g.amount), '') + '—' + coalesce(toString(g.amount_to), ''),
  d.id, coalesce(d.title, d.id)]) AS all
MATCH (i)<-[:MEASURES]-(g:Goal)<-[s:SETS]-(d:Policy|Article)
WITH g, s, d, all, [one IN all WHERE one[0] = g.id][0] AS mine
WITH g, s, d, mine[1] AS scope, coalesce(g.due, '~') AS day, coalesce(d.date, '') AS said,
  [one IN all WHERE mine[2] <> '' AND one[2] = mine[2] AND one[3] <> mine[3] AND one[4] <> mine[4] | one[5]] AS differs
RETURN g.by AS by, g.subject AS subject, CASE scope WHEN '' THEN null ELSE scope END AS scope, g.change AS change, g.bound AS bound,
  g.value AS value, g.value_to AS value_to, g.unit AS unit, g.base AS base, differs, d.title AS title, d.number AS number,
  d.date AS date, «status of d» AS status, s.evidence[0] AS quote, g.amount AS amount,
  g.amount_to AS amount_to, g.measure AS measure, g.due AS due, «label of d» AS label, d.id AS document, s.spans[0] AS span, g.id AS id
ORDER BY day, scope, coalesce(g.subject, ''), said, document, id
LIMIT $limit
