const CLAUSES = [' FROM ', ' LEFT JOIN ', ' JOIN ', ' WHERE ', ' GROUP BY ', ' ORDER BY ', ' UNION ALL ', ' AS SELECT ']
/** Lists shorter than this stay on one line. */
const MOST_LINE = 110

/**
 * A statement over several lines: its own clauses begin lines, and so do the members of long lists. What stands in
 * brackets or quotes is left as it is.
 */
export function layOutSql(sql: string): string {
  if (sql.length <= MOST_LINE) return sql
  let laid = ''
  let depth = 0
  for (let at = 0; at < sql.length; at++) {
    const character = sql[at] ?? ''
    if (character === "'" || character === '"') {
      const end = quotedEnd(sql, at, character)
      laid += sql.slice(at, end)
      at = end - 1
      continue
    }
    if (character === '(' || character === '[' || character === '{') depth++
    if (character === ')' || character === ']' || character === '}') depth--
    const clause = depth === 0 ? CLAUSES.find((each) => sql.startsWith(each, at)) : undefined
    if (clause === ' AS SELECT ') laid += ' AS\nSELECT\n  '
    else if (clause !== undefined) laid += `\n${clause.trimStart()}`
    else if (depth === 0 && character === ',') laid += ',\n '
    else laid += character
    if (clause !== undefined) at += clause.length - 1
  }
  return laid
}

/** Where a quoted text or name ends; a doubled quote does not end it. */
function quotedEnd(sql: string, start: number, quote: string): number {
  let at = start + 1
  for (; at < sql.length; at++) {
    if (sql[at] !== quote) continue
    if (sql[at + 1] !== quote) break
    at++
  }
  return at + 1
}

/** A statement with its end; a line that is a command of the product's own has none. */
export function ended(statement: string): string {
  return statement.endsWith('\n') ? statement.trimEnd() : `${statement};`
}
