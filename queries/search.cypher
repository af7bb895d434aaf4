// zh: 搜索
// en: Search by words, number or code
// doc: >-
//   Nodes of any label whose title, number, name or code holds every word asked for, each in one piece; blanks separate words.
//   Exact hits come first, then those that begin with the text, those that hold it in one piece, and the rest; policies
//   with text before those only cited, short titles before long ones. A single Chinese character finds nothing.
// params:
//   q: {type: string, doc: "Words, a document number in any bracket style, or a code."}
//   label: {type: string, default: null, choices: [Policy, Article, Ministry, Industry, Standard, Programme, Bulletin], doc: "Only nodes of this label."}
//   limit: {type: integer, default: 20, min: 1, max: 500, doc: "Rows at most."}
// derived:
//   pairs: {source: q, fold: pairs}
//   words: {source: q, fold: words}
//   folded: {source: q, fold: folded}
//   number: {source: q, fold: number}
//   policy_key: {source: q, fold: policy}
//   title_key: {source: q, fold: title}
//   code: {source: q, fold: code}
//   industry_code: {source: q, fold: industry}
// columns:
//   label: {type: string, doc: "Label of the node."}
//   id: {type: string, of: label, doc: "Its id."}
//   title: {type: string, doc: "Its title or name."}
//   number: {type: string, doc: "Its document number or code."}
//   kind: {type: string, doc: "Its kind, where it has one."}
//   date: {type: string, doc: "Its date of signature, else of publication."}
//   held: {type: boolean, doc: "Whether a bulletin holds the text of the policy."}
//   match: {type: string, doc: "exact, prefix, phrase or words."}
// example: {q: 风电 装备}
CALL () {
  CALL () {
    CALL db.index.fulltext.queryNodes('policy_text', coalesce($pairs, '""')) YIELD node RETURN node AS n, 'Policy' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('article_text', coalesce($pairs, '""')) YIELD node RETURN node AS n, 'Article' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('ministry_text', coalesce($pairs, '""')) YIELD node RETURN node AS n, 'Ministry' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('programme_text', coalesce($pairs, '""')) YIELD node RETURN node AS n, 'Programme' AS label
  }
  // The indexes find the pairs of characters wherever they stand: whether they stand together is seen here.
  WITH n, label
  WHERE all(i IN range(0, size($words) - 1) WHERE coalesce(n.title, n.name) CONTAINS $words[i]
    OR coalesce(n.title_key, n.id) CONTAINS $folded[i] OR n.number CONTAINS $words[i])
  RETURN n, label
  UNION ALL
  MATCH (n:Ministry) WHERE $q IN n.short_names RETURN n, 'Ministry' AS label
  UNION ALL
  MATCH (n:Industry) WHERE n.code = $industry_code OR n.name CONTAINS $q RETURN n, 'Industry' AS label
  UNION ALL
  MATCH (n:Standard) WHERE n.code CONTAINS $code OR n.title CONTAINS $q RETURN n, 'Standard' AS label
  UNION ALL
  MATCH (n:Bulletin) WHERE n.id = $q OR n.title CONTAINS $q RETURN n, 'Bulletin' AS label
}
WITH DISTINCT n, label, coalesce(n.title, n.name, n.code) AS title,
  CASE label WHEN 'Programme' THEN n.id ELSE coalesce(n.title_key, n.name, n.title, n.code) END AS text
WHERE $label IS NULL OR label = $label
WITH n, label, title, text, CASE
  WHEN n.id = $q OR n.number = $number OR n.code IN [$code, $industry_code] OR $q IN n.short_names OR n.title_key IN [$title_key, $policy_key] THEN 'exact'
  WHEN text STARTS WITH $q OR text STARTS WITH $title_key THEN 'prefix'
  WHEN text CONTAINS $q OR text CONTAINS $title_key THEN 'phrase'
  ELSE 'words' END AS match
WITH n, label, title, text, match, CASE match WHEN 'exact' THEN 0 WHEN 'prefix' THEN 1 WHEN 'phrase' THEN 2 ELSE 3 END AS place,
  CASE WHEN n.held = false THEN 1 ELSE 0 END AS stub
RETURN label, n.id AS id, title, coalesce(n.number, n.code) AS number, n.kind AS kind, coalesce(n.signed, n.published) AS date,
  n.held AS held, match
ORDER BY place, stub, size(text), label, id
LIMIT $limit
