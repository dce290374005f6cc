import type { ComparedAs } from '../../../shared/recipe/comparison.ts'

/**
 * How two rows agree in one comparison, after Fellegi and Sunter (1969): each level has the share of true pairs that are
 * at it (m). What share of other pairs are at it (u) is measured in the data, and for equal values by how common the
 * value is (Winkler 2000); log2(m ÷ u) is the evidence in bits. Missing values say nothing.
 */
export interface AgreementLevels {
  /** Similarity from which values are nearly the same, and from which somewhat; 1 leaves the level out. */
  readonly near: number
  readonly some: number
  /** m of: the same, nearly, somewhat, different. They sum to 1. */
  readonly m: readonly [same: number, near: number, some: number, differs: number]
}

const NAME: AgreementLevels = { near: 0.9, some: 0.8, m: [0.5, 0.3, 0.15, 0.05] }
const CONTACT: AgreementLevels = { near: 0.88, some: 1, m: [0.7, 0.12, 0, 0.18] }
const PLACE: AgreementLevels = { near: 0.9, some: 1, m: [0.75, 0.1, 0, 0.15] }
const CODE: AgreementLevels = { near: 0.8, some: 1, m: [0.7, 0.15, 0, 0.15] }

export const LEVELS: Readonly<Record<ComparedAs, AgreementLevels>> = {
  name: NAME,
  email: { ...CONTACT, near: 0.93 },
  phone: CONTACT,
  street: PLACE,
  postcode: { ...PLACE, near: 0.75 },
  place: PLACE,
  day: CODE,
  code: { ...CODE, near: 1 },
  other: PLACE,
}

/**
 * Evidence that hangs together counts once: of the comparisons of where something is the strongest against, and the
 * strongest for, which is worth little where another speaks against (there is a Station Road 1 in every town); of other
 * columns at most so many bits in all.
 */
export const TOGETHER: ReadonlySet<ComparedAs> = new Set(['street', 'postcode', 'place'])
export const MOST_BITS_ELSEWHERE = 4
export const MOST_BITS_OF_OTHERS = 5
/** Names that differ leave at most so many bits; with an e-mail in common, more: people change their names. */
export const MOST_BITS_OF_OTHER_NAMES = { alone: -3, sameEmail: 0 }
