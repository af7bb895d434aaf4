// Look-up of `kg verify`: the texts of policies.
UNWIND $policies AS one
MATCH (t:Text {document: one})
WHERE t.label = 'Policy'
RETURN t.document AS policy, t.id AS id, t.body AS text
ORDER BY policy, id
