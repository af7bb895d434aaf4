// Run by Neo4j Browser's `:param [{key, label}] => { … }`: the node whose id is a word, or the best connected one whose name holds it.
// Without a row Browser would keep what was chosen before, and say that all went well.
WITH '' AS word
OPTIONAL MATCH (n:«label»)
WHERE n.id = word OR coalesce(n.number, '') CONTAINS word OR coalesce(n.title, n.name, n.code) CONTAINS word
RETURN coalesce(n.id, '没有找到：' + word) AS key, '«label»' AS label
ORDER BY n.id = word DESC, coalesce(n.held, true) DESC, COUNT { (n)--() } DESC, n.id LIMIT 1
