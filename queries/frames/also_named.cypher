// Look-up of `kg verify`: policies by their other names. The index finds all that hold the words; which of them are called so is seen here.
UNWIND $names AS one
CALL (one) {
  CALL db.index.fulltext.queryNodes('policy_names', one.words) YIELD node, score
  WITH node, score ORDER BY score DESC, node.id LIMIT 50
  RETURN node
}
WITH DISTINCT node AS p, one WHERE one.name IN p.keys
RETURN DISTINCT p.id AS id, p.title AS title, p.number AS number, p.held AS held, p.kind AS kind, p.signed AS signed,
  p.published AS published, p.effective AS effective, p.keys AS keys, p.validity AS validity,
  p.effective_quote AS effective_quote, p.expires_quote AS expires_quote
ORDER BY id
