import type { ComparedAs } from '../../../shared/recipe/comparison.ts'

/** A comparison by its place in the table of compared values. */
export interface PlacedComparison {
  readonly as: ComparedAs
  /** Expression of the compared value. */
  readonly value: string
}

/** Words shorter than this stand in too many names. */
const SHORTEST_WORD = 4

/**
 * Which rows are compared at all: those that share one of these expressions. Whatever differs in one place of a copy (a
 * slip of the finger at the beginning of a name, another postcode) leaves another expression the same.
 */
export function blockRules(comparisons: readonly PlacedComparison[], key: string): readonly string[] {
  const of = (as: ComparedAs): readonly string[] =>
    comparisons.filter((comparison) => comparison.as === as).map(({ value }) => value)
  const names = of('name')
  const exact = [...of('email'), ...of('phone'), ...of('code')]
  const ofName = names.flatMap((name) => {
    const compact = `replace(${name}, ' ', '')`
    const lastWord = `regexp_extract(${name}, '[^ ]*$')`
    const withPlaces = [
      ...of('postcode').flatMap((postcode) => [
        joined(postcode, `left(${name}, 1)`),
        joined(postcode, `left(${lastWord}, 1)`),
      ]),
      ...[...of('place'), ...of('day')].flatMap((place) => [
        joined(place, `left(${compact}, 3)`),
        joined(place, `right(${compact}, 3)`),
      ]),
      ...of('street').map((street) => joined(street, `left(${lastWord}, 1)`)),
    ]
    return [
      `array_to_string(list_sort(string_split(${name}, ' ')), ' ')`,
      `left(${compact}, 6)`,
      `right(${compact}, 6)`,
      ...withPlaces,
    ]
  })
  const places = of('postcode').flatMap((postcode) => of('street').map((street) => joined(postcode, street)))
  return [key, ...exact, ...ofName, ...places]
}

/** Expressions of which each word is a block of its own. */
export function wordRules(comparisons: readonly PlacedComparison[]): readonly string[] {
  return comparisons
    .filter(({ as }) => as === 'name')
    .map(({ value }) => `list_filter(string_split(${value}, ' '), word -> length(word) >= ${SHORTEST_WORD})`)
}

/** Both parts as one; missing where one of them is. */
const joined = (a: string, b: string): string => `(${a} || chr(31) || ${b})`
