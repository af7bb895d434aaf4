CALL () {
  CALL () {
    // By their first two characters, which an index of either engine finds; only what is asked for by one character is looked for among all.
    MATCH (n:Policy {title_begin: coalesce($title_two, '~')}) WHERE n.title_key STARTS WITH $title_key
    RETURN n, 'Policy' AS label
    UNION ALL
    UNWIND $title_one AS one MATCH (n:Policy) WHERE n.title_key STARTS WITH one
    RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {title_key: coalesce($policy_key, '~')}) RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {number_begin: coalesce($number_two, '~')}) WHERE n.number STARTS WITH $number_begin
    RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {number: coalesce($number, '~')}) RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Policy {id: $plain}) RETURN n, 'Policy' AS label
    UNION ALL
    MATCH (n:Article {title_begin: coalesce($title_two, '~')}) WHERE n.title_key STARTS WITH $title_key
    RETURN n, 'Article' AS label
    UNION ALL
    UNWIND $title_one AS one MATCH (n:Article) WHERE n.title_key STARTS WITH one
    RETURN n, 'Article' AS label
    UNION ALL
    MATCH (n:Ministry) WHERE n.name STARTS WITH $plain RETURN n, 'Ministry' AS label
    UNION ALL
    MATCH (n:Programme) WHERE n.id STARTS WITH $name_key RETURN n, 'Programme' AS label
    UNION ALL
    MATCH (n:Standard) WHERE n.code STARTS WITH $code RETURN n, 'Standard' AS label
    UNION ALL
    MATCH (n:Industry {code: $industry_code}) RETURN n, 'Industry' AS label
    UNION ALL
    MATCH (n:Industry) WHERE n.name STARTS WITH $plain RETURN n, 'Industry' AS label
    UNION ALL
    MATCH (n:Bulletin {id: $plain}) RETURN n, 'Bulletin' AS label
    UNION ALL
    MATCH (n:Bulletin) WHERE n.title STARTS WITH $plain RETURN n, 'Bulletin' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('policy_names', coalesce($names, '""')) YIELD node RETURN node AS n, 'Policy' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('article_names', coalesce($names, '""')) YIELD node RETURN node AS n, 'Article' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('ministry_names', coalesce($names, '""')) YIELD node RETURN node AS n, 'Ministry' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('programme_names', coalesce($names, '""')) YIELD node RETURN node AS n, 'Programme' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('standard_names', coalesce($terms, '""')) YIELD node RETURN node AS n, 'Standard' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('industry_names', coalesce($terms, '""')) YIELD node RETURN node AS n, 'Industry' AS label
    UNION ALL
    CALL db.index.fulltext.queryNodes('bulletin_names', coalesce($terms, '""')) YIELD node RETURN node AS n, 'Bulletin' AS label
  }
  // The file of a single document says nothing that the document does not.
  WITH DISTINCT n, label
  WHERE (label <> 'Bulletin' OR $label IS NOT NULL OR n.id = $plain OR coalesce(n.format, '') <> 'document')
«frame search_filters»
  WITH n, label LIMIT $candidates + 1
  WITH collect({n: n, label: label}) AS those
  // Where there are more, a row without a node says so.
  UNWIND CASE WHEN size(those) > $candidates THEN those[..$candidates] + [{n: null, label: null}] ELSE those END AS one
  WITH one.n AS n, one.label AS label
  WITH n, label, coalesce(n.title, n.name, n.code) AS title, coalesce(n.number, n.code, '') AS number,
    CASE label WHEN 'Programme' THEN n.id ELSE coalesce(n.title_key, toLower(n.name), toLower(n.title), toLower(n.code)) END AS key
  WITH n, label, number, key, toLower(title) AS shown
  // The indexes find the pairs of characters wherever they stand: whether they stand together is seen here.
  WITH n, label, number, key, shown, CASE
    WHEN n IS NULL THEN 8
    WHEN n.id = $plain OR number IN [$number, $code, $industry_code] OR n.code IN [$code, $industry_code] OR $plain IN n.short_names
      OR $number IN n.keys OR $plain IN n.keys OR key IN [$title_key, $policy_key, $name_key] THEN 0
    WHEN key STARTS WITH $title_key OR shown STARTS WITH toLower($plain) OR number STARTS WITH $number_begin OR n.code STARTS WITH $code THEN 1
    WHEN key CONTAINS $title_key OR shown CONTAINS toLower($plain) THEN 2
    WHEN $terms IS NOT NULL AND all(i IN range(0, coalesce(size($words), 0) - 1) WHERE shown CONTAINS $words[i] OR key CONTAINS $folded[i] OR toLower(number) CONTAINS $words[i]) THEN 3
    WHEN $terms IS NOT NULL AND all(i IN range(0, coalesce(size($words), 0) - 1) WHERE toLower(split(n.found_by, '\n ')[0]) CONTAINS $words[i] OR shown CONTAINS $words[i]) THEN 4
    WHEN n.found_by CONTAINS $initials THEN 5
    ELSE null END AS place
  WHERE place IS NOT NULL
    AND ($begins IS NULL OR place IN [0, 8] OR key STARTS WITH $begins OR number STARTS WITH $number_begin OR n.code STARTS WITH $code)
  RETURN n, label, place, size(key) AS length, null AS hits
  UNION ALL
  CALL db.index.fulltext.queryNodes('text_words', coalesce($terms, '""')) YIELD node
  MATCH (node)-[:TEXT_OF]->(n:Policy|Article)
  WITH node, n, «label of n» AS label
  WHERE $begins IS NULL
«frame search_filters»
  WITH node, n, label LIMIT $candidates + 1
  WITH collect({text: node, n: n, label: label}) AS those
  UNWIND CASE WHEN size(those) > $candidates THEN those[..$candidates] + [{text: null, n: null, label: null}] ELSE those END AS one
  WITH one.n AS n, one.label AS label, one.text AS text
  WITH n, label, toLower(coalesce(text.body, text.source)) AS body
  WHERE n IS NULL OR all(word IN coalesce($words, []) WHERE body CONTAINS word)
  RETURN n, label, CASE WHEN body CONTAINS toLower($plain) THEN 6 ELSE 7 END AS place, 0 AS length,
    reduce(hits = 0, word IN coalesce($words, []) | hits + size(split(body, word)) - 1) AS hits
}
WITH n, label, min(place) AS place, max(length) AS length, max(hits) AS hits
