// zh: 按标识、文号、标题或名称查找节点
// en: Nodes that a key stands for
// doc: >-
//   Candidates for a key, best first. An exact id (rank 0) comes before a number, a title or a name (rank 1). The rows of the lowest
//   rank are the answer; if there are several, the key is ambiguous.
// params:
//   key: {type: string, doc: "Id, document number in any bracket style, title, name, short name or code."}
//   labels: {type: strings, default: [Policy, Article, Ministry, Industry, Standard, Programme, Bulletin, Indicator, Region], doc: "Labels to look in."}
// derived:
//   number: {source: key, fold: number}
//   policy_key: {source: key, fold: policy}
//   title_key: {source: key, fold: title}
//   code: {source: key, fold: code}
//   industry_code: {source: key, fold: industry}
//   name: {source: key, fold: name}
//   indicator: {source: key, fold: indicator}
//   region: {source: key, fold: region}
// columns:
//   rank: {type: integer!, doc: "0 for an exact id, 1 for any other match."}
//   label: {type: string!, doc: "Label of the node."}
//   id: {type: string!, of: label, doc: "Id of the node."}
//   title: {type: string, doc: "Title or name."}
//   number: {type: string, doc: "Document number or code."}
//   date: {type: string, doc: "Date of signature, otherwise of publication."}
//   held: {type: boolean, doc: "Whether a bulletin holds the text of the policy."}
// table: [label, id, title]
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联节〔2023〕921号"}
CALL () {
  MATCH (n:Policy {id: $key}) WHERE 'Policy' IN $labels RETURN 'Policy' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Policy {number: coalesce($number, '~')}) WHERE 'Policy' IN $labels RETURN 'Policy' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Policy {title_key: coalesce($policy_key, '~')}) WHERE 'Policy' IN $labels RETURN 'Policy' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Article {id: $key}) WHERE 'Article' IN $labels RETURN 'Article' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Article {title_key: coalesce($title_key, '~')}) WHERE 'Article' IN $labels RETURN 'Article' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Ministry {id: $key}) WHERE 'Ministry' IN $labels RETURN 'Ministry' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Ministry {name: $key}) WHERE 'Ministry' IN $labels RETURN 'Ministry' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Industry {id: $key}) WHERE 'Industry' IN $labels RETURN 'Industry' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Industry {name: $key}) WHERE 'Industry' IN $labels RETURN 'Industry' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Industry {code: coalesce($industry_code, '~')}) WHERE 'Industry' IN $labels RETURN 'Industry' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Standard {id: $key}) WHERE 'Standard' IN $labels RETURN 'Standard' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Standard {code: coalesce($code, '~')}) WHERE 'Standard' IN $labels RETURN 'Standard' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Standard {number: coalesce($code, '~')}) WHERE 'Standard' IN $labels RETURN 'Standard' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Programme {id: $key}) WHERE 'Programme' IN $labels RETURN 'Programme' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Programme {id: coalesce($name, '~')}) WHERE 'Programme' IN $labels RETURN 'Programme' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Programme {name: $key}) WHERE 'Programme' IN $labels RETURN 'Programme' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Bulletin {id: $key}) WHERE 'Bulletin' IN $labels RETURN 'Bulletin' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Bulletin {title: $key}) WHERE 'Bulletin' IN $labels RETURN 'Bulletin' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Indicator {id: $key}) WHERE 'Indicator' IN $labels RETURN 'Indicator' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Indicator {id: coalesce($indicator, '~')}) WHERE 'Indicator' IN $labels RETURN 'Indicator' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Region {id: $key}) WHERE 'Region' IN $labels RETURN 'Region' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Region {id: coalesce($region, '~')}) WHERE 'Region' IN $labels RETURN 'Region' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Region {code: $key}) WHERE 'Region' IN $labels RETURN 'Region' AS label, 1 AS rank, n
  UNION ALL MATCH (n:Goal {id: $key}) WHERE 'Goal' IN $labels RETURN 'Goal' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Task {id: $key}) WHERE 'Task' IN $labels RETURN 'Task' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Entry {id: $key}) WHERE 'Entry' IN $labels RETURN 'Entry' AS label, 0 AS rank, n
  UNION ALL MATCH (n:Amount {id: $key}) WHERE 'Amount' IN $labels RETURN 'Amount' AS label, 0 AS rank, n
}
WITH label, n, min(rank) AS rank
RETURN rank, label, n.id AS id, coalesce(n.title, n.name) AS title, coalesce(n.number, n.code) AS number,
  coalesce(n.date, n.published) AS date, n.held AS held
ORDER BY rank, label, id
