// Look-up of `kg verify`: what repeals or amends policies. What a draft says does not count.
UNWIND $policies AS one
MATCH (p:Policy {id: one})<-[e:«change»]-(s:Policy)
WHERE coalesce(s.kind, '') <> 'draft'
RETURN p.id AS policy, type(e) AS type, s.id AS by, s.title AS title, s.number AS number,
  coalesce(e.date, s.effective, s.signed, s.published, '') AS day, e.scope AS scope, e.evidence AS evidence
ORDER BY policy, day, by
