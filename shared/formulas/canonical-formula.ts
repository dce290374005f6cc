import { canonicalRule } from '../rules/canonical-rule.ts'
import type { Formula } from './formula.ts'
import { mapParts } from './walk-formula.ts'

/** The formula as the parser would give it, with the same meaning: the minus of a number is part of it, and -0 is 0. */
export function canonicalFormula(formula: Formula): Formula {
  const canonical = mapParts(formula, canonicalFormula, canonicalRule)
  if (canonical.kind === 'negative' && canonical.of.kind === 'value' && canonical.of.value.type === 'number') {
    return numberOf(-canonical.of.value.value)
  }
  return canonical.kind === 'value' && canonical.value.type === 'number' ? numberOf(canonical.value.value) : canonical
}

function numberOf(value: number): Formula {
  return { kind: 'value', value: { type: 'number', value: value === 0 ? 0 : value } }
}
