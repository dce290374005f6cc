import { assertNever } from '../../shared/contract/assert-never.ts'
import { dayFromIso } from '../../shared/rules/day.ts'
import type { Condition, Rule } from '../../shared/rules/rule.ts'
import type { RunnableStructure } from '../ports/segment-engine.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import { type CompiledCondition, type ConditionScope, compileCondition } from './compile-condition.ts'
import type { Lookup, Program, ProgramNode, ProgramRule, Step } from './program.ts'

/** Steps and lookups gathered so far; equal ones are kept once. */
interface Gathered {
  readonly steps: Step[]
  readonly uses: number[]
  readonly lookups: Lookup[]
  readonly stepByKey: Map<string, number>
  readonly lookupByKey: Map<string, number>
}

/** Compiles a structure against the columns; throws AppError('rule-invalid') naming the rule and the column. */
export function compileStructure(structure: RunnableStructure, columns: readonly StoredColumn[]): Program {
  const gathered: Gathered = { steps: [], uses: [], lookups: [], stepByKey: new Map(), lookupByKey: new Map() }
  const indexes = new Map(columns.map((column, index) => [column.name, index]))
  const { thresholds } = structure
  const asOf = dayFromIso(structure.asOf)
  const rules = structure.rules.map(({ id, rule }): ProgramRule => {
    if (rule === null) return { node: null, columns: [] }
    const scope = { ruleId: id, columns, indexes, thresholds, asOf }
    const seen = new Set<number>()
    const node = compileRule(rule, scope, gathered, seen)
    return { node, columns: [...seen] }
  })
  const { steps, uses, lookups } = gathered
  return { rules, steps, uses, lookups }
}

function compileRule(rule: Rule, scope: ConditionScope, gathered: Gathered, seen: Set<number>): ProgramNode {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { kind: rule.kind, of: rule.of.map((part) => compileRule(part, scope, gathered, seen)) }
    case 'not':
      return { kind: 'not', of: compileRule(rule.of, scope, gathered, seen) }
    default:
      return gather(rule, scope, gathered, seen)
  }
}

function gather(condition: Condition, scope: ConditionScope, gathered: Gathered, seen: Set<number>): ProgramNode {
  const compiled = compileCondition(condition, scope)
  const step = stepOf(compiled, gathered)
  for (const column of columnsOfStep(step)) seen.add(column)
  return { kind: 'step', step: numberOf(step, gathered), negated: compiled.negated }
}

function stepOf(compiled: CompiledCondition, gathered: Gathered): Step {
  if (compiled.kind === 'step') return compiled.step
  const key = JSON.stringify(compiled.lookup)
  const known = gathered.lookupByKey.get(key)
  const lookup = known ?? gathered.lookups.push(compiled.lookup) - 1
  gathered.lookupByKey.set(key, lookup)
  return { kind: 'lookup', column: compiled.lookup.column, lookup }
}

function numberOf(step: Step, gathered: Gathered): number {
  const key = keyOf(step)
  const known = gathered.stepByKey.get(key)
  const number = known ?? gathered.steps.push(step) - 1
  gathered.stepByKey.set(key, number)
  gathered.uses[number] = (gathered.uses[number] ?? 0) + 1
  return number
}

/** JSON has no infinity, and bounds often are. */
function keyOf(step: Step): string {
  if (step.kind === 'list') return `list ${step.column} ${step.values.join(' ')}`
  return Object.values(step).join(' ')
}

/** Columns whose missing value makes the step unknown: being present never is. */
function columnsOfStep(step: Step): readonly number[] {
  switch (step.kind) {
    case 'range':
    case 'list':
    case 'lookup':
      return [step.column]
    case 'distance':
      return [step.earlier, step.later]
    case 'present':
      return []
    default:
      return assertNever(step)
  }
}
