// Ends `find` as a table.
RETURN «label of node» AS label, node.id AS id, coalesce(node.title, node.name) AS title, coalesce(node.number, node.code) AS number,
  node.kind AS kind, coalesce(node.date, node.published) AS date, node.held AS held
