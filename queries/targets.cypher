// zh: 一份文件提出的目标
// en: Goals of a document
// doc: >-
//   The goals that a policy sets, or an article reports, in the order of the text: what is measured, the value, and the year by which it is
//   to be reached, each with its quote. The query `indicator` follows one of them over years and documents.
// params:
//   key: {type: string, of: [Policy, Article], doc: "Id, number in any bracket style, or title."}
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Label that the key belongs to, if it could be either."}
//   limit: {type: integer, default: 500, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   by: {type: string, doc: "Year, month or day by which it is to be reached."}
//   indicator: {type: string, of: Indicator, doc: "What is measured, in normal form."}
//   subject: {type: string, doc: "What restricts it."}
//   change: {type: string, doc: "level: the value is what is to be reached; growth: by how much it is to grow or fall."}
//   bound: {type: string, doc: "at_least, at_most, about or equal."}
//   value: {type: string, doc: "As in the text; null for a state without a number."}
//   value_to: {type: string, doc: "Upper end of a range."}
//   unit: {type: string, doc: "As in the text."}
//   base: {type: string, doc: "Year from which growth is measured."}
//   quote: {type: string, doc: "The clause that says so."}
//   amount: {type: float, doc: "The value as a plain number of measure."}
//   amount_to: {type: float, doc: "The upper end as a plain number."}
//   measure: {type: string, doc: "The unit without 万 or 亿."}
//   due: {type: string, doc: "Last day of by."}
//   span: {type: string, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   id: {type: string!, of: Goal, doc: "Id of the goal."}
// table: [by, indicator, bound, value, unit]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联装〔2023〕917号"}
CALL () {
  MATCH (d:Policy {id: $key})-[s:SETS]->(g:Goal) WHERE $label = 'Policy' RETURN s, g
  UNION ALL
  MATCH (d:Article {id: $key})-[s:SETS]->(g:Goal) WHERE $label = 'Article' RETURN s, g
}
MATCH (g)-[:MEASURES]->(i:Indicator)
WITH s, g, i, toInteger(split(split(s.spans[0], ':')[-1], '-')[0]) AS place
RETURN g.by AS by, i.id AS indicator, g.subject AS subject, g.change AS change, g.bound AS bound, g.value AS value, g.value_to AS value_to,
  g.unit AS unit, g.base AS base, s.evidence[0] AS quote, g.amount AS amount, g.amount_to AS amount_to, g.measure AS measure,
  g.due AS due, s.spans[0] AS span, g.id AS id
ORDER BY place, id
LIMIT $limit
