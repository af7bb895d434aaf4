// Look-up of `kg verify`: the wordings of laws, with what made each.
UNWIND $policies AS one
MATCH (p:Policy {id: one})<-[e:WORDING_OF]-(w:Wording)
OPTIONAL MATCH (w)-[:MADE_BY]->(d:Policy)
WITH p, e, w, d ORDER BY d.id
RETURN p.id AS policy, w.day AS day, w.from AS from, w.until AS until, w.texts AS texts, e.evidence AS evidence, collect(d.id) AS made_by
ORDER BY policy, day
