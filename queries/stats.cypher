// zh: 图谱规模
// en: Size of the graph
// doc: Number of nodes of each label, policies with and without text, and edges of each type.
// columns:
//   what: {type: string, doc: "node, policy or edge."}
//   name: {type: string, doc: "Label, held or cited, or edge type."}
//   count: {type: integer, doc: "How many."}
// example: {}
CALL () {
  MATCH (n:Policy) WITH count(n) AS count RETURN 1 AS place, 'node' AS what, 'Policy' AS name, count
  UNION ALL MATCH (n:Article) WITH count(n) AS count RETURN 2 AS place, 'node' AS what, 'Article' AS name, count
  UNION ALL MATCH (n:Ministry) WITH count(n) AS count RETURN 3 AS place, 'node' AS what, 'Ministry' AS name, count
  UNION ALL MATCH (n:Industry) WITH count(n) AS count RETURN 4 AS place, 'node' AS what, 'Industry' AS name, count
  UNION ALL MATCH (n:Standard) WITH count(n) AS count RETURN 5 AS place, 'node' AS what, 'Standard' AS name, count
  UNION ALL MATCH (n:Programme) WITH count(n) AS count RETURN 6 AS place, 'node' AS what, 'Programme' AS name, count
  UNION ALL MATCH (n:Bulletin) WITH count(n) AS count RETURN 7 AS place, 'node' AS what, 'Bulletin' AS name, count
  UNION ALL MATCH (n:Policy {held: true}) WITH count(n) AS count RETURN 8 AS place, 'policy' AS what, 'held' AS name, count
  UNION ALL MATCH (n:Policy {held: false}) WITH count(n) AS count RETURN 9 AS place, 'policy' AS what, 'cited' AS name, count
  UNION ALL MATCH (:Policy|Article)-[e:ISSUED_BY]->(:Ministry) WITH count(e) AS count RETURN 10 AS place, 'edge' AS what, 'ISSUED_BY' AS name, count
  UNION ALL MATCH (:Policy|Standard)-[e:SUPERSEDES]->(:Policy|Standard) WITH count(e) AS count RETURN 11 AS place, 'edge' AS what, 'SUPERSEDES' AS name, count
  UNION ALL MATCH (:Policy)-[e:AMENDS]->(:Policy) WITH count(e) AS count RETURN 12 AS place, 'edge' AS what, 'AMENDS' AS name, count
  UNION ALL MATCH (:Policy|Article)-[e:REFERENCES]->(:Policy|Standard) WITH count(e) AS count RETURN 13 AS place, 'edge' AS what, 'REFERENCES' AS name, count
  UNION ALL MATCH (:Policy)-[e:BASED_ON]->(:Policy) WITH count(e) AS count RETURN 14 AS place, 'edge' AS what, 'BASED_ON' AS name, count
  UNION ALL MATCH (:Article)-[e:INTERPRETS]->(:Policy) WITH count(e) AS count RETURN 15 AS place, 'edge' AS what, 'INTERPRETS' AS name, count
  UNION ALL MATCH (:Policy|Article)-[e:ADVANCES]->(:Programme) WITH count(e) AS count RETURN 16 AS place, 'edge' AS what, 'ADVANCES' AS name, count
  UNION ALL MATCH (:Policy|Article)-[e:TARGETS]->(:Industry) WITH count(e) AS count RETURN 17 AS place, 'edge' AS what, 'TARGETS' AS name, count
  UNION ALL MATCH (:Policy|Article)-[e:PUBLISHED_IN]->(:Bulletin) WITH count(e) AS count RETURN 18 AS place, 'edge' AS what, 'PUBLISHED_IN' AS name, count
  UNION ALL MATCH (:Ministry)-[e:SUCCEEDED_BY]->(:Ministry) WITH count(e) AS count RETURN 19 AS place, 'edge' AS what, 'SUCCEEDED_BY' AS name, count
  UNION ALL MATCH (:Industry)-[e:PART_OF]->(:Industry) WITH count(e) AS count RETURN 20 AS place, 'edge' AS what, 'PART_OF' AS name, count
}
RETURN what, name, count
ORDER BY place
// picture:
// One edge of each type: a legend.
CALL () {
  MATCH (source:Policy|Article)-[edge:ISSUED_BY]->(target:Ministry) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Policy|Standard)-[edge:SUPERSEDES]->(target:Policy|Standard) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Policy)-[edge:AMENDS]->(target:Policy) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Policy|Article)-[edge:REFERENCES]->(target:Policy|Standard) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Policy)-[edge:BASED_ON]->(target:Policy) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Article)-[edge:INTERPRETS]->(target:Policy) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Policy|Article)-[edge:ADVANCES]->(target:Programme) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Policy|Article)-[edge:TARGETS]->(target:Industry) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Policy|Article)-[edge:PUBLISHED_IN]->(target:Bulletin) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Ministry)-[edge:SUCCEEDED_BY]->(target:Ministry) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
  UNION ALL MATCH (source:Industry)-[edge:PART_OF]->(target:Industry) WITH source, edge, target ORDER BY source.id, target.id LIMIT 1 RETURN source, edge, target
}
RETURN source, edge, target
