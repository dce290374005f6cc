/** A figure that is to be at most, or at least, so much. */
export interface Goal {
  readonly relation: 'at-most' | 'at-least'
  readonly target: number
  /** Where the line stands now. */
  readonly line: number
}

/** Values of the line's column, each once, ascending, between two values and these included. */
export interface ColumnValues {
  readonly values: readonly number[]
  /** Whether these are all there are. */
  readonly areAll: boolean
}

export interface GoalPlaces {
  /** At most so many, evenly spread where there are more; null for the ends of the data. */
  between(low: number | null, high: number | null, most: number): Promise<ColumnValues>
  /** The figure with the line on each of these values; null where there is none. */
  figuresAt(lines: readonly number[]): Promise<readonly (number | null)[]>
}

export interface GoalPlace {
  readonly line: number
  readonly figure: number
}

/**
 * - found: the goal is met there, and no longer one value further
 * - met: it is met wherever the line stands; the place is the one nearest to the target
 * - unreachable: it is met nowhere; the place is the one that comes nearest
 */
export type GoalAnswer = ({ readonly kind: 'found' | 'met' | 'unreachable' } & GoalPlace) | { readonly kind: 'none' }

/** So many places are looked at in each round; a figure that turns twice between two of them is not seen. */
const PLACES = 400

/**
 * Where a line has to stand for a goal, on the values of its column: looks at places all over the data, then between the
 * two nearest to where the line stands now of which one meets the goal and the other does not, until they are neighbours.
 */
export async function seekGoal(goal: Goal, places: GoalPlaces): Promise<GoalAnswer> {
  let [low, high]: readonly [number | null, number | null] = [null, null]
  for (;;) {
    const { values, areAll } = await places.between(low, high, PLACES)
    const figures = await places.figuresAt(values)
    const turn = nearestTurn(values, figures, goal)
    if (turn === null) return withoutTurn(values, figures, goal)
    const [first, second] = [values[turn], values[turn + 1]]
    if (first === undefined || second === undefined) return { kind: 'none' }
    if (areAll || (first === low && second === high)) {
      const at = meets(figures[turn] ?? null, goal) ? turn : turn + 1
      const [line, figure] = [values[at], figures[at]]
      return line === undefined || figure === undefined || figure === null
        ? { kind: 'none' }
        : { kind: 'found', line, figure }
    }
    low = first
    high = second
  }
}

/** Whether a figure meets a goal; what is not known does not. */
export function meets(figure: number | null, { relation, target }: Pick<Goal, 'relation' | 'target'>): boolean {
  if (figure === null) return false
  return relation === 'at-most' ? figure <= target : figure >= target
}

/** The place before which, or after which, the goal is met and no longer: the one nearest to the line. */
function nearestTurn(values: readonly number[], figures: readonly (number | null)[], goal: Goal): number | null {
  let nearest: number | null = null
  const distance = (at: number): number =>
    Math.min(Math.abs((values[at] ?? 0) - goal.line), Math.abs((values[at + 1] ?? 0) - goal.line))
  for (let at = 0; at + 1 < values.length; at++) {
    if (meets(figures[at] ?? null, goal) === meets(figures[at + 1] ?? null, goal)) continue
    if (nearest === null || distance(at) < distance(nearest)) nearest = at
  }
  return nearest
}

/** Of places that all meet the goal, or none does, the one whose figure is nearest to the target. */
function withoutTurn(values: readonly number[], figures: readonly (number | null)[], goal: Goal): GoalAnswer {
  let best: GoalPlace | null = null
  for (const [at, figure] of figures.entries()) {
    const line = values[at]
    if (line === undefined || figure === null) continue
    const gap = Math.abs(figure - goal.target)
    if (best === null || gap < Math.abs(best.figure - goal.target)) best = { line, figure }
  }
  if (best === null) return { kind: 'none' }
  return { kind: meets(best.figure, goal) ? 'met' : 'unreachable', ...best }
}
