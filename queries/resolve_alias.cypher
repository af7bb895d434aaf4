// zh: 按别称查找节点
// en: Nodes that are also known by a key
// doc: >-
//   Candidates for a key among the other numbers and titles of documents and the short names of ministries. Use it only if `resolve`
//   finds nothing.
// params:
//   key: {type: string, doc: "Number in any bracket style, title or short name."}
//   labels: {type: strings, default: [Policy, Article, Ministry], doc: "Labels to look in."}
// derived:
//   number: {source: key, fold: number}
//   title: {source: key, fold: core}
//   words: {source: key, fold: core_terms}
// columns:
//   rank: {type: integer!, doc: "Always 2."}
//   label: {type: string!, doc: "Label of the node."}
//   id: {type: string!, of: label, doc: "Id of the node."}
//   title: {type: string, doc: "Title or name."}
//   number: {type: string, doc: "Document number."}
//   date: {type: string, doc: "Date of signature, otherwise of publication."}
//   held: {type: boolean, doc: "Whether a bulletin holds the text of the policy."}
// table: [label, id, title]
// example: {key: "云工厅"}
// sample: {key: "工信部"}
CALL () {
  // The indexes find all that hold the words; which of them are called so is seen here.
  CALL db.index.fulltext.queryNodes('policy_names', coalesce($words, '""')) YIELD node
  WITH node WHERE 'Policy' IN $labels AND ($key IN node.keys OR $number IN node.keys OR $title IN node.keys)
  RETURN 'Policy' AS label, node AS n
  UNION ALL
  CALL db.index.fulltext.queryNodes('article_names', coalesce($words, '""')) YIELD node
  WITH node WHERE 'Article' IN $labels AND ($key IN node.keys OR $title IN node.keys)
  RETURN 'Article' AS label, node AS n
  UNION ALL
  MATCH (n:Ministry) WHERE 'Ministry' IN $labels AND $key IN n.short_names RETURN 'Ministry' AS label, n
}
RETURN 2 AS rank, label, n.id AS id, coalesce(n.title, n.name) AS title, n.number AS number,
  coalesce(n.signed, n.published) AS date, n.held AS held
ORDER BY label, id
