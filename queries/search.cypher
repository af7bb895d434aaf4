// zh: 搜索
// en: Search by words, number, code or initials
// doc: >-
//   Nodes of any label by title, number, code, name, other names or pinyin initials, and policies and articles by their text. All words
//   must occur; blanks separate words, runs of more than four Chinese characters are split into words, and text in quotation marks is
//   a phrase. A star at the end searches for a beginning. Exact matches come first, then titles and names that begin with the text,
//   contain it as a phrase, or contain the words; then other names, initials and texts. Policies with text come before those only cited,
//   bulletins come last, short titles before long ones, texts with more occurrences before those with fewer. If very many names or
//   texts contain the words, a hundred more than `limit` are ranked. A bulletin that is a single document is found by its id and with `label` only.
// params:
//   q: {type: string, doc: "Words, a document number in any bracket style, a code, or pinyin initials."}
//   label: {type: string, default: null, choices: «labels», doc: "Only nodes of this label."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   limit: {type: integer, default: 20, min: 1, max: 500, doc: "Maximum number of rows."}
// derived:
//   plain: {source: q, fold: plain}
//   words: {source: q, fold: words}
//   folded: {source: q, fold: folded}
//   terms: {source: q, fold: terms}
//   names: {source: q, fold: names}
//   initials: {source: q, fold: initials}
//   begins: {source: q, fold: begins}
//   number: {source: q, fold: number}
//   number_begin: {source: q, fold: number_begin}
//   number_two: {source: q, fold: number_first_two}
//   title_two: {source: q, fold: title_first_two}
//   title_one: {source: q, fold: title_character}
//   policy_key: {source: q, fold: policy}
//   title_key: {source: q, fold: title}
//   name_key: {source: q, fold: name}
//   code: {source: q, fold: code}
//   industry_code: {source: q, fold: industry}
// columns:
//   label: {type: string!, doc: "Label of the node."}
//   id: {type: string!, of: label, doc: "Its id."}
//   title: {type: string, doc: "Its title or name."}
//   number: {type: string, doc: "Its document number or code."}
//   kind: {type: string, doc: "Its kind, if it has one."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   held: {type: boolean, doc: "Whether a bulletin holds the text of the policy."}
//   status: {type: string, doc: "Status of a policy on the day as_of; null for all else."}
//   match: {type: string!, doc: "exact, prefix, phrase, words, name, initials or text."}
//   snippet: {type: string, doc: "The first place in its text where the words occur; null if the text does not contain all of them."}
//   hits: {type: integer, doc: "Number of occurrences in its text; null if there is no snippet."}
//   title_marks: {type: strings!, marks: title, doc: "Location of the words in the title, start-end in characters."}
//   number_marks: {type: strings!, marks: number, doc: "Location of the words in the number."}
//   snippet_marks: {type: strings!, marks: snippet, doc: "Location of the words in the snippet."}
// table: [title, number, status, label]
// example: {q: 风电 装备}
// sample: {q: "泵"}
CALL () {
  CALL () {
    // By their first two characters, which an index of either engine finds; only what is asked for by one character is looked for among all.
    MATCH (n:Policy {title_begin: coalesce($title_two, '~')}) WHERE n.title_key STARTS WITH $title_key
    WITH n ORDER BY n.title_key, n.id LIMIT 100 + $limit RETURN n, 'Policy' AS label
    UNION ALL
    UNWIND $title_one AS one MATCH (n:Policy) WHERE n.title_key STARTS WITH one
    WITH n ORDER BY n.title_key, n.id LIMIT 100 + $limit RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {title_key: coalesce($policy_key, '~')}) WITH n ORDER BY n.id LIMIT 100 + $limit RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {number_begin: coalesce($number_two, '~')}) WHERE n.number STARTS WITH $number_begin
    WITH n ORDER BY n.number, n.id LIMIT 100 + $limit RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {number: coalesce($number, '~')}) RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {id: $plain}) RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Article {title_begin: coalesce($title_two, '~')}) WHERE n.title_key STARTS WITH $title_key
    WITH n ORDER BY n.title_key, n.id LIMIT 100 + $limit RETURN n, 'Article' AS label
    UNION ALL
    UNWIND $title_one AS one MATCH (n:Article) WHERE n.title_key STARTS WITH one
    WITH n ORDER BY n.title_key, n.id LIMIT 100 + $limit RETURN n, 'Article' AS label
    UNION ALL
    MATCH (n:Ministry) WHERE n.name STARTS WITH $plain WITH n ORDER BY n.name LIMIT 100 + $limit RETURN n, 'Ministry' AS label
    UNION ALL
    MATCH (n:Programme) WHERE n.id STARTS WITH $name_key WITH n ORDER BY n.id LIMIT 100 + $limit RETURN n, 'Programme' AS label
    UNION ALL
    MATCH (n:Standard) WHERE n.code STARTS WITH $code WITH n ORDER BY n.code LIMIT 100 + $limit RETURN n, 'Standard' AS label
    UNION ALL
    MATCH (n:Industry {code: $industry_code}) RETURN n, 'Industry' AS label
    UNION ALL
    MATCH (n:Industry) WHERE n.name STARTS WITH $plain WITH n ORDER BY n.name, n.id LIMIT 100 + $limit RETURN n, 'Industry' AS label
    UNION ALL
    MATCH (n:Bulletin {id: $plain}) RETURN n, 'Bulletin' AS label
    UNION ALL
    MATCH (n:Bulletin) WHERE n.title STARTS WITH $plain WITH n ORDER BY n.title, n.id LIMIT 100 + $limit RETURN n, 'Bulletin' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('policy_names', coalesce($names, '""'), {limit: 100 + $limit}) YIELD node RETURN node AS n, 'Policy' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('article_names', coalesce($names, '""'), {limit: 100 + $limit}) YIELD node RETURN node AS n, 'Article' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('ministry_names', coalesce($names, '""'), {limit: 100 + $limit}) YIELD node RETURN node AS n, 'Ministry' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('programme_names', coalesce($names, '""'), {limit: 100 + $limit}) YIELD node RETURN node AS n, 'Programme' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('standard_names', coalesce($terms, '""'), {limit: 100 + $limit}) YIELD node RETURN node AS n, 'Standard' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('industry_names', coalesce($terms, '""'), {limit: 100 + $limit}) YIELD node RETURN node AS n, 'Industry' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('bulletin_names', coalesce($terms, '""'), {limit: 100 + $limit}) YIELD node RETURN node AS n, 'Bulletin' AS label
  }
  // The file of a single document says nothing that the document does not.
  WITH DISTINCT n, label
  WHERE ($label IS NULL OR label = $label)
    AND (label <> 'Bulletin' OR $label IS NOT NULL OR n.id = $plain OR coalesce(n.format, '') <> 'document')
  WITH n, label, coalesce(n.title, n.name, n.code) AS title, coalesce(n.number, n.code, '') AS number,
    CASE label WHEN 'Programme' THEN n.id ELSE coalesce(n.title_key, toLower(n.name), toLower(n.title), toLower(n.code)) END AS key
  WITH n, label, number, key, toLower(title) AS shown
  // The indexes find the pairs of characters wherever they stand: whether they stand together is seen here.
  WITH n, label, number, key, shown, CASE
    WHEN n.id = $plain OR number IN [$number, $code, $industry_code] OR n.code IN [$code, $industry_code] OR $plain IN n.short_names
      OR $number IN n.keys OR $plain IN n.keys OR key IN [$title_key, $policy_key, $name_key] THEN 0
    WHEN key STARTS WITH $title_key OR shown STARTS WITH toLower($plain) OR number STARTS WITH $number_begin OR n.code STARTS WITH $code THEN 1
    WHEN key CONTAINS $title_key OR shown CONTAINS toLower($plain) THEN 2
    WHEN $terms IS NOT NULL AND all(i IN range(0, coalesce(size($words), 0) - 1) WHERE shown CONTAINS $words[i] OR key CONTAINS $folded[i] OR toLower(number) CONTAINS $words[i]) THEN 3
    WHEN $terms IS NOT NULL AND all(i IN range(0, coalesce(size($words), 0) - 1) WHERE toLower(split(n.found_by, '\n ')[0]) CONTAINS $words[i] OR shown CONTAINS $words[i]) THEN 4
    WHEN n.found_by CONTAINS $initials THEN 5
    ELSE null END AS place
  WHERE place IS NOT NULL
    AND ($begins IS NULL OR place = 0 OR key STARTS WITH $begins OR number STARTS WITH $number_begin OR n.code STARTS WITH $code)
  RETURN n, label, place, size(key) AS length, null AS hits
  UNION ALL
  CALL db.index.fulltext.queryNodes('text_words', coalesce($terms, '""'), {limit: 100 + $limit}) YIELD node
  WITH node, toLower(coalesce(node.body, node.source)) AS body
  WHERE $begins IS NULL AND all(word IN coalesce($words, []) WHERE body CONTAINS word)
  MATCH (node)-[:TEXT_OF]->(n:Policy|Article)
  WITH node, n, labels(n)[0] AS label, reduce(hits = 0, word IN coalesce($words, []) | hits + size(split(body, word)) - 1) AS hits,
    CASE WHEN body CONTAINS toLower($plain) THEN 6 ELSE 7 END AS place
  WHERE $label IS NULL OR label = $label
  // Twice as many as are shown: if more than half of them are found by name as well, the names fill the list.
  WITH node, n, label, hits, place ORDER BY place, hits DESC, node.id LIMIT 2 * $limit
  RETURN n, label, place, 0 AS length, hits
}
WITH n, label, min(place) AS place, max(length) AS length, max(hits) AS hits
WITH n, label, place, CASE WHEN label = 'Bulletin' THEN 2 WHEN n.held = false THEN 1 ELSE 0 END AS stub, CASE WHEN place < 6 THEN length ELSE -hits END AS weight
ORDER BY place, stub, weight, label, n.id LIMIT $limit
OPTIONAL MATCH (n)<-[:TEXT_OF]-(t:Text)
WHERE all(word IN $words WHERE toLower(coalesce(t.body, t.source)) CONTAINS word)
WITH n, label, place, stub, weight, min(t.id) AS text
OPTIONAL MATCH (t:Text {id: text})
WITH n, label, place, stub, weight, coalesce(t.body, t.source) AS body, toLower(coalesce(t.body, t.source)) AS lower
WITH n, label, place, stub, weight, body, lower, reduce(hits = 0, word IN $words | hits + size(split(lower, word)) - 1) AS hits,
  CASE WHEN lower CONTAINS toLower($plain) THEN toLower($plain) ELSE $words[0] END AS word, size(split(lower, '\n')[0]) AS head
// The first line is the heading, which says no more than the title.
WITH n, label, place, stub, weight, body, lower, hits, word, CASE WHEN substring(lower, head) CONTAINS word THEN head ELSE 0 END AS head
WITH n, label, place, stub, weight, body, hits, head + size(split(substring(lower, head), word)[0]) AS at
WITH n, label, place, stub, weight, body, hits, CASE WHEN at > 30 THEN at - 30 ELSE 0 END AS start
RETURN label, n.id AS id, coalesce(n.title, n.name, n.code) AS title, coalesce(n.code, n.number) AS number, n.kind AS kind,
  coalesce(n.signed, n.published) AS date, n.held AS held,
  «status of n» AS status,
  CASE place WHEN 0 THEN 'exact' WHEN 1 THEN 'prefix' WHEN 2 THEN 'phrase' WHEN 3 THEN 'words' WHEN 4 THEN 'name' WHEN 5 THEN 'initials'
    ELSE 'text' END AS match,
  CASE WHEN start > 0 THEN '…' ELSE '' END + replace(replace(substring(body, start, 120), '\n', ' '), '#', '') AS snippet, hits,
  [] AS title_marks, [] AS number_marks, [] AS snippet_marks
ORDER BY place, stub, weight, label, id
