// What a box of a NeoDash dashboard offers: nodes of a label whose name holds what was typed, $input, or whose id it is.
MATCH (n:«label») WHERE toLower(n.«shown») CONTAINS toLower($input) OR n.id = $input
RETURN DISTINCT n.id AS value, n.«shown» AS display ORDER BY size(display), value LIMIT 10
