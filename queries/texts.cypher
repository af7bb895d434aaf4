// zh: 文件的原文
// en: The texts of a document
// doc: >-
//   The text of a policy or article as each bulletin prints it, character for character, the latest first. `start` is the offset of its first
//   character in the bulletin's text, so that a span of an edge leads to its quote.
// params:
//   key: {type: string, of: [Policy, Article], doc: "Id, number in any bracket style, or title."}
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Label that the key belongs to, if it could be either."}
// columns:
//   bulletin: {type: string, of: Bulletin, doc: "Id of the bulletin."}
//   title: {type: string, doc: "Its title."}
//   start: {type: integer, doc: "Offset of the first character in the bulletin's text."}
//   end: {type: integer, doc: "Offset behind the last character."}
//   source: {type: string, doc: "The text as printed; one of more than 400,000 characters comes in several rows."}
// example: {key: "云工规〔2031〕5号"}
CALL () {
  MATCH (t:Text)-[:TEXT_OF]->(p:Policy {id: $key}) WHERE $label = 'Policy' RETURN t
  UNION ALL
  MATCH (t:Text)-[:TEXT_OF]->(p:Article {id: $key}) WHERE $label = 'Article' RETURN t
}
MATCH (t)-[:IN]->(b:Bulletin)
RETURN b.id AS bulletin, b.title AS title, t.start AS start, t.end AS end, t.source AS source
ORDER BY coalesce(b.published, '') DESC, bulletin, start
