// Look-up of `kg verify`: the texts of policies; a long one comes in pieces.
UNWIND $policies AS one
MATCH (p:Policy {id: one})<-[:TEXT_OF]-(t:Text)
RETURN p.id AS policy, t.id AS id, t.start AS start, t.end AS end, t.source AS source
ORDER BY policy, id
