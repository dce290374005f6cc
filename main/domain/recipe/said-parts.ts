/**
 * A value of JSON without what says nothing: null, false, empty lists and empty objects. What a later version can say and
 * a recipe does not, changes no digest then.
 */
export function saidParts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => saidParts(item))
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const said = saidParts(part)
    return saysNothing(said) ? [] : [[name, said] as const]
  })
  return Object.fromEntries(parts)
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
