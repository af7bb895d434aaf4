// zh: 搜索结果的分布
// en: Counts of what a search finds
// doc: >-
//   What the query search finds with the same words and filters, counted by label, kind, form, year, status, issuer, industry and by
//   whether the text is held. The counts by label add up to all that is found. A document counts for each of its issuers, and for
//   each of its industries and the industries above them, as the filter does. The counts are exact, unless more than `candidates`
//   names or texts are to be looked at: then `at_least` is true.
// params:
«frame search_params»
//   limit: {type: integer, default: 20, min: 1, max: 1000, doc: "Maximum number of values of each of form, issuer and industry, the most frequent first; the others have few values, and all are given."}
«frame search_derived»
// columns:
//   facet: {type: string!, doc: "label, kind, form, year, status, held, issuer or industry."}
//   value: {type: string!, of: node, doc: "The value, as the filter of that name takes it."}
//   name: {type: string!, doc: "Name of the industry; otherwise the value."}
//   count: {type: integer!, doc: "How many of the nodes found have it."}
//   at_least: {type: boolean!, doc: "Whether there may be more: only `candidates` names, or texts, were looked at."}
//   node: {type: string, doc: "Ministry or Industry where the value is the id of such a node; otherwise null."}
// table: [facet, name, count, at_least]
// example: {q: 风电 装备}
// sample: {q: "泵"}
«frame searched»
OPTIONAL MATCH (n)-[:ISSUED_BY]->(m:Ministry)
WITH n, label, collect(DISTINCT m.id) AS issuers
OPTIONAL MATCH (n)-[:TARGETS]->(:Industry)-[:PART_OF*0..3]->(i:Industry)
WITH n, label, issuers, collect(DISTINCT i.id) AS industries
WITH CASE WHEN n IS NULL THEN [['more', 'true']] ELSE [['label', label], ['held', toString(n.held)], ['form', n.form], ['status', «status of n»],
    ['kind', CASE WHEN label IN ['Policy', 'Article'] THEN n.kind ELSE null END],
    ['year', CASE WHEN label IN ['Policy', 'Article'] THEN left(n.date, 4) ELSE null END]]
  + [one IN issuers | ['issuer', one]] + [one IN industries | ['industry', one]] END AS pairs
UNWIND pairs AS pair
WITH pair[0] AS facet, pair[1] AS value
WHERE value IS NOT NULL
WITH facet, value, count(*) AS count ORDER BY facet, count DESC, value
WITH facet, collect([value, count]) AS values
WITH collect({facet: facet, values: values}) AS facets
WITH facets, any(one IN facets WHERE one.facet = 'more') AS at_least
UNWIND facets AS one
WITH one, at_least WHERE one.facet <> 'more'
UNWIND CASE WHEN one.facet IN ['form', 'issuer', 'industry'] THEN one.values[..$limit] ELSE one.values END AS pair
WITH one.facet AS facet, pair[0] AS value, pair[1] AS count, at_least
OPTIONAL MATCH (i:Industry {id: CASE facet WHEN 'industry' THEN value ELSE '~' END})
RETURN facet, value, coalesce(i.name, value) AS name, count, at_least,
  CASE facet WHEN 'issuer' THEN 'Ministry' WHEN 'industry' THEN 'Industry' ELSE null END AS node
ORDER BY facet, count DESC, value
