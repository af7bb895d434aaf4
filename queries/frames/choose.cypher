// Run by Neo4j Browser's `:param [{key, label}] => { … }`: the node whose id is a word, or the best connected one whose name holds it.
WITH '' AS word
MATCH (n:«label»)
WHERE n.id = word OR coalesce(n.number, '') CONTAINS word OR coalesce(n.title, n.name, n.code) CONTAINS word
RETURN n.id AS key, labels(n)[0] AS label
ORDER BY n.id = word DESC, coalesce(n.held, true) DESC, COUNT { (n)--() } DESC, n.id LIMIT 1
