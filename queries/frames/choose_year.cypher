// Run by Neo4j Browser's `:param [{…}] => { … }`: a ministry by a word and one of its years, else the year in which most was signed.
WITH '' AS word, '' AS wanted
MATCH (n:Ministry)<-[:ISSUED_BY]-(p:Policy)
WHERE (n.id CONTAINS word OR word IN n.short_names) AND p.signed STARTS WITH wanted
WITH n, left(p.signed, 4) AS year, count(p) AS policies
RETURN n.id AS key, 'Ministry' AS label, n.id AS issuer, year + '-01-01' AS signed_from, year + '-12-31' AS signed_to,
  CASE WHEN policies < 30 THEN policies ELSE 30 END AS limit
ORDER BY policies DESC, year DESC, n.id LIMIT 1
