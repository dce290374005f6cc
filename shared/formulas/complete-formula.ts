import { assertNever } from '../contract/assert-never.ts'
import type { ColumnType } from '../entities/column.ts'
import {
  type Candidate,
  type Completion,
  candidates,
  columnCandidates,
  partialAt,
  ranked,
} from '../rules/complete-rule.ts'
import { lexText } from '../rules/lex-rule.ts'
import { ARITHMETIC_SYMBOLS, type ArithmeticSymbol } from '../rules/token.ts'
import { TokenCursor } from '../rules/token-cursor.ts'
import type { FormulaScope } from './formula-check.ts'
import { FORMULA_LEXICON } from './formula-lexicon.ts'
import { newSpans } from './formula-spans.ts'
import { isNumeric } from './formula-type.ts'
import { FUNCTIONS, type FunctionEntry, functionName, type ParameterKind } from './function-catalogue.ts'
import { fits } from './misfit.ts'
import { readFormulaTokens } from './parse-formula.ts'

const OPERATOR_DETAILS: Readonly<Record<ArithmeticSymbol, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided by',
}
const IF: Candidate = { insert: 'if(', label: 'if', detail: 'one value where a condition is true, else another' }

/**
 * What may stand at an offset of an unfinished formula, best first; of columns and functions those of a fitting type.
 * Nothing inside a text or after what cannot be read.
 */
export function completeFormula(text: string, offset: number, scope: FormulaScope): readonly Completion[] {
  const partial = partialAt(text, offset, FORMULA_LEXICON)
  if (partial === null) return []
  const { start, end, typed } = partial
  const { tokens, problems } = lexText(text.slice(0, start), FORMULA_LEXICON)
  if (problems.some(({ replacement }) => replacement === null)) return []
  const cursor = new TokenCursor(tokens, 'formula')
  const { expected } = readFormulaTokens(cursor, newSpans())
  if (cursor.current.kind !== 'end') return []
  const { wanted } = cursor
  if (text[start] === '[' && !wanted.has('column')) return []
  const found =
    text[start] === '['
      ? columnCandidates(scope, () => true)
      : wanted.has('function')
        ? values(cursor, scope, expected)
        : words(cursor, scope)
  return ranked(found, typed).map((candidate) => ({ start, end, ...candidate }))
}

/** What a value may begin with. */
function values(cursor: TokenCursor, scope: FormulaScope, expected: ParameterKind | null): readonly Candidate[] {
  const functions = functionName.options.filter((name) => gives(FUNCTIONS[name], expected))
  const found = [
    ...columnCandidates(scope, (_, type) => suits(type, expected)),
    ...functions.map((name) => ({ insert: `${name}(`, label: name, detail: FUNCTIONS[name].detail })),
  ]
  const others = candidates(cursor, { columns: new Map(), thresholds: new Map() })
  const isDate = expected === null || suits('date', expected)
  const isWritten = expected !== null && !suits('number', expected) && !suits('text', expected) && !isDate
  if (isWritten) return []
  return [...found, IF, ...others.filter(({ insert }) => isDate || insert !== 'snapshot')]
}

/** What may stand after a value, or within a condition. */
function words(cursor: TokenCursor, scope: FormulaScope): readonly Candidate[] {
  const operators = ARITHMETIC_SYMBOLS.filter((sign) => cursor.wanted.has(sign))
  return [
    ...operators.map((sign) => ({ insert: sign, label: sign, detail: OPERATOR_DETAILS[sign] })),
    ...candidates(cursor, { columns: scope.columns, thresholds: new Map() }),
  ]
}

function suits(type: ColumnType, expected: ParameterKind | null): boolean {
  switch (expected) {
    case null:
    case 'any':
      return true
    case 'number':
    case 'text':
    case 'date':
      return fits(type, expected)
    case 'ordered':
      return isNumeric(type) || type === 'date'
    case 'digits':
    case 'count':
    case 'bound':
    case 'separator':
      return false
    default:
      return assertNever(expected)
  }
}

/** Whether a function may give what is expected. */
function gives({ result, parameters }: FunctionEntry, expected: ParameterKind | null): boolean {
  if (result === 'rounded') return suits('number', expected)
  if (result !== 'given') return suits(result, expected)
  const kind = parameters[0]?.kind
  if (kind === 'any') return suits('number', expected) || suits('text', expected) || suits('date', expected)
  return suits('number', expected) || (kind === 'ordered' && suits('date', expected))
}
