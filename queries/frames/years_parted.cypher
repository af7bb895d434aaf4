// The rows of the query years, «query», one for each status, as a chart takes them.
CALL () {
«query»
}
WITH * WHERE year IS NOT NULL
UNWIND [['有效', in_force], ['已废止或失效', ended], ['其他', other]] AS part
RETURN year, part[0] AS status, part[1] AS policies ORDER BY year, status
