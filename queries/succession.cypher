// zh: 机构沿革
// en: Agency succession
// doc: >-
//   The bodies whose duties passed to one ministry and those to which its duties passed, over up to five reorganisations, the nearest first.
// params:
//   key: {type: string, of: [Ministry], doc: "Current or former name or short name."}
// columns:
//   direction: {type: string!, doc: "before or after."}
//   steps: {type: integer!, doc: "Reorganisations between the two."}
//   id: {type: string!, of: Ministry, doc: "Id of the other body."}
//   name: {type: string!, doc: "Its name."}
//   date: {type: string, doc: "Day of the farthest of these reorganisations."}
//   policies: {type: integer!, doc: "Policies that the other body issued, alone or with others."}
// table: [direction, name, date, policies]
// example: {key: "云州省市场监管局"}
// sample: {key: "市场监管总局"}
MATCH (m:Ministry {id: $key})
CALL (m) {
  MATCH path = (m)-[:SUCCEEDED_BY*1..5]->(other:Ministry)
  RETURN 'after' AS direction, other, length(path) AS steps, relationships(path)[-1].date AS date
  UNION ALL
  MATCH path = (m)<-[:SUCCEEDED_BY*1..5]-(other:Ministry)
  RETURN 'before' AS direction, other, length(path) AS steps, relationships(path)[-1].date AS date
}
WITH DISTINCT direction, other, steps, date
RETURN direction, steps, other.id AS id, other.name AS name, date, COUNT { (other)<-[:ISSUED_BY]-(:Policy) } AS policies
ORDER BY direction DESC, steps, id, date
