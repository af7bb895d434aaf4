// Look-up of `kg verify`: policies by numbers and by keys of titles, the editions of a title included. Many at once, each by an index.
CALL () {
  UNWIND $numbers AS one MATCH (p:Policy {number: one}) RETURN p
  UNION
  UNWIND $titles AS one MATCH (p:Policy {title_key: one}) RETURN p
  UNION
  UNWIND $titles AS one MATCH (p:Policy {stem: one}) RETURN p
}
RETURN p.id AS id, p.title AS title, p.number AS number, p.held AS held, p.kind AS kind, p.signed AS signed, p.published AS published,
  p.effective AS effective, p.keys AS keys, p.validity AS validity,
  p.effective_quote AS effective_quote, p.expires_quote AS expires_quote
ORDER BY id
