// Run by Neo4j Browser's `:param [{…}] => { … }`: a ministry by a word and one of its years, else the year in which most was signed.
// Without a row Browser would keep what was chosen before, and say that all went well.
WITH '' AS word, '' AS wanted
OPTIONAL MATCH (n:Ministry)<-[:ISSUED_BY]-(p:Policy)
WHERE (n.id CONTAINS word OR word IN n.short_names) AND p.signed STARTS WITH wanted
WITH word, wanted, n, left(p.signed, 4) AS year, count(p) AS policies
WITH policies, coalesce(n.id, '没有找到：' + word + wanted) AS key, coalesce(year, wanted) AS year
RETURN key, 'Ministry' AS label, key AS issuer, year + '-01-01' AS signed_from, year + '-12-31' AS signed_to,
  CASE WHEN policies < 10 THEN 10 WHEN policies < 30 THEN policies ELSE 30 END AS limit
ORDER BY policies DESC, year DESC, key LIMIT 1
