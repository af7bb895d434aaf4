// Run by Neo4j Browser: what holds a word or a number in its title, number, name or code, and how that hangs together.
WITH '' AS word
CALL (word) {
  CALL db.index.fulltext.queryNodes('policy_names', '"' + replace(word, '"', ' ') + '"') YIELD node RETURN node
  UNION
  CALL db.index.fulltext.queryNodes('article_names', '"' + replace(word, '"', ' ') + '"') YIELD node RETURN node
  UNION
  CALL db.index.fulltext.queryNodes('ministry_names', '"' + replace(word, '"', ' ') + '"') YIELD node RETURN node
  UNION
  CALL db.index.fulltext.queryNodes('programme_names', '"' + replace(word, '"', ' ') + '"') YIELD node RETURN node
  UNION
  MATCH (node:Ministry) WHERE word IN node.short_names RETURN node
  UNION
  MATCH (node:Industry) WHERE word <> '' AND (node.code = word OR node.name CONTAINS word) RETURN node
  UNION
  MATCH (node:Standard) WHERE word <> '' AND (node.code CONTAINS word OR node.title CONTAINS word) RETURN node
  UNION
  MATCH (node:Bulletin) WHERE word <> '' AND (node.id = word OR node.title CONTAINS word) RETURN node
}
WITH node ORDER BY coalesce(node.held, true) DESC, size(coalesce(node.title, node.name, node.code)), node.id
LIMIT 20
