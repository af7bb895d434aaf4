// zh: 一份文件载明的金额
// en: Sums of money of a document
// doc: >-
//   The sums of money that a policy names, or an article reports, each with what it is for and its quote: by purpose, the largest first.
// params:
//   key: {type: string, of: [Policy, Article], doc: "Id, number in any bracket style, or title."}
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Label that the key belongs to, if it could be either."}
//   purpose: {type: string, default: null, doc: "Only sums for this purpose, e.g. 补助, 奖励, 投资, 贷款 or 罚款."}
//   limit: {type: integer, default: 500, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   purpose: {type: string, doc: "What it is for."}
//   bound: {type: string, doc: "at_least, at_most, about or equal."}
//   value: {type: string, doc: "As in the text, in the unit."}
//   value_to: {type: string, doc: "Upper end of a range."}
//   unit: {type: string, doc: "As in the text."}
//   quote: {type: string, doc: "The sentence up to the sum and its purpose."}
//   yuan: {type: float, doc: "The value in yuan; null for other currencies."}
//   yuan_to: {type: float, doc: "The upper end in yuan."}
//   currency: {type: string, doc: "ISO 4217: CNY, USD, EUR, JPY or HKD."}
//   span: {type: string!, doc: "bulletin_id:start-end, character offsets in the bulletin's text."}
//   id: {type: string!, of: Amount, doc: "Id of the sum."}
// table: [purpose, bound, value, value_to, unit, quote]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "青财规〔2022〕14号"}
CALL () {
  MATCH (d:Policy {id: $key})-[s:SPECIFIES]->(a:Amount) WHERE $label = 'Policy' RETURN s, a
  UNION ALL
  MATCH (d:Article {id: $key})-[s:SPECIFIES]->(a:Amount) WHERE $label = 'Article' RETURN s, a
}
WITH s, a, toInteger(split(split(s.spans[0], ':')[-1], '-')[0]) AS place, coalesce(a.yuan_to, a.yuan, -1.0) AS most
WHERE $purpose IS NULL OR a.purpose = $purpose
RETURN a.purpose AS purpose, a.bound AS bound, a.value AS value, a.value_to AS value_to, a.unit AS unit, s.evidence[0] AS quote,
  a.yuan AS yuan, a.yuan_to AS yuan_to, a.currency AS currency, s.spans[0] AS span, a.id AS id
ORDER BY purpose, most DESC, place, id
LIMIT $limit
