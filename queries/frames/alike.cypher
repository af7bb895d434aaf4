// Look-up of `kg verify`: the policies whose names share most words with a title that fits none.
UNWIND $words AS one
CALL (one) {
  CALL db.index.fulltext.queryNodes('policy_names', one) YIELD node, score
  RETURN node, score ORDER BY score DESC, node.id LIMIT 5
}
WITH DISTINCT node AS p
RETURN p.id AS id, p.title AS title, p.number AS number, p.held AS held, p.kind AS kind, p.signed AS signed, p.published AS published,
  p.effective AS effective, p.keys AS keys, p.validity AS validity,
  p.effective_quote AS effective_quote, p.expires_quote AS expires_quote
ORDER BY id
