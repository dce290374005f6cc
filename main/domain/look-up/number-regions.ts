/** A number or day that a value would need to reach, from below or from above. */
export interface NumberTarget {
  readonly kind: 'number'
  readonly bound: 'at-least' | 'more-than' | 'at-most' | 'less-than'
  readonly value: number
}

/** A part of the number line within which no truth changes, by one value in it. */
export interface NumberRegion {
  readonly value: number
  /** How to say it, coming from the value that is moved. */
  readonly target: NumberTarget
}

/**
 * The critical values and the stretches between them, outwards from a value in both directions; without a value all of
 * them from the least. A stretch of whole numbers or days without a member is left out.
 */
export function numberRegions(
  from: number | null,
  critical: readonly number[],
  isWhole: boolean,
): { readonly below: readonly NumberRegion[]; readonly above: readonly NumberRegion[] } {
  const points = [...new Set(critical)].sort((a, b) => a - b)
  const lowest = points[0]
  if (from === null) {
    if (lowest === undefined) return { below: [], above: [] }
    const under = isWhole ? lowest - 1 : lowest - Math.max(1, Math.abs(lowest))
    return {
      below: [],
      above: [{ value: under, target: target('less-than', lowest) }, ...upwards(points, isWhole, false)],
    }
  }
  const startsOnPoint = points.includes(from)
  const above = upwards(
    [...(startsOnPoint ? [from] : []), ...points.filter((point) => point > from)],
    isWhole,
    startsOnPoint,
  )
  const mirrored = points
    .filter((point) => point < from)
    .map((point) => -point)
    .reverse()
  const below = upwards([...(startsOnPoint ? [-from] : []), ...mirrored], isWhole, startsOnPoint)
  return { below: below.map(mirror), above }
}

/** Each point and the stretch after it, in rising order; with `isFirstPassed` the first point itself is left out. */
function upwards(points: readonly number[], isWhole: boolean, isFirstPassed: boolean): readonly NumberRegion[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1]
    const onPoint: NumberRegion = { value: point, target: target('at-least', point) }
    const after = isWhole ? wholeAfter(point, next) : realAfter(point, next)
    return [...(isFirstPassed && index === 0 ? [] : [onPoint]), ...(after === null ? [] : [after])]
  })
}

function wholeAfter(point: number, next: number | undefined): NumberRegion | null {
  const value = Math.floor(point) + 1
  return next !== undefined && value >= next ? null : { value, target: target('at-least', value) }
}

function realAfter(point: number, next: number | undefined): NumberRegion | null {
  const value = next === undefined ? point + Math.max(1, Math.abs(point)) : point + (next - point) / 2
  return value > point && (next === undefined || value < next) ? { value, target: target('more-than', point) } : null
}

function target(bound: NumberTarget['bound'], value: number): NumberTarget {
  return { kind: 'number', bound, value }
}

function mirror({ value, target: { bound, value: limit } }: NumberRegion): NumberRegion {
  return { value: 0 - value, target: target(bound === 'at-least' ? 'at-most' : 'less-than', 0 - limit) }
}
