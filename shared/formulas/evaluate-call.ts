import { withoutBorderSpaces } from '../rules/border-spaces.ts'
import { setMembers } from '../rules/set-members.ts'
import type { Cell } from '../rules/truth.ts'
import { bandLabels } from './band-labels.ts'
import { boundsOf, type Call, countOf, digitsOf, separatorOf } from './call-literals.ts'
import { completedMonths, dateParts } from './date-parts.ts'
import { finiteOrMissing, numberIn, textIn } from './formula-cell.ts'
import type { FunctionName } from './function-catalogue.ts'
import { rounded } from './rounded.ts'

type Evaluate = (values: readonly Cell[], call: Call) => Cell

/** What each function gives for values of which none is missing; `first_present` is the exception and stands apart. */
const EVALUATE: Readonly<Record<Exclude<FunctionName, 'first_present'>, Evaluate>> = {
  round: numeric(([x = 0], call) => rounded(x, digitsOf(call))),
  floor: numeric(([x = 0]) => Math.floor(x)),
  ceiling: numeric(([x = 0]) => Math.ceil(x)),
  abs: numeric(([x = 0]) => Math.abs(x)),
  min: numeric((values) => Math.min(...values)),
  max: numeric((values) => Math.max(...values)),
  share: numeric(([part = 0, whole = 0]) => (whole > 0 ? part / whole : null)),
  sqrt: numeric(([x = 0]) => Math.sqrt(x)),
  ln: numeric(([x = 0]) => Math.log(x)),
  power: numeric(([base = 0, exponent = 0]) => base ** exponent),
  band: numeric(([x = 0], call) => {
    const bounds = boundsOf(call)
    return bandLabels(bounds)[bounds.filter((bound) => bound <= x).length] ?? null
  }),
  days_between: numeric(([from = 0, to = 0]) => to - from),
  months_between: numeric(([from = 0, to = 0]) => completedMonths(from, to)),
  year: numeric(([day = 0]) => dateParts(day).year),
  month: numeric(([day = 0]) => dateParts(day).month),
  day: numeric(([day = 0]) => dateParts(day).day),
  join: textual((texts) => texts.join('')),
  left: textual(([text = ''], call) => [...text].slice(0, countOf(call)).join('')),
  text_before: textual(([text = ''], call) => {
    const at = text.indexOf(separatorOf(call))
    return at < 0 ? null : text.slice(0, at)
  }),
  text_after: textual(([text = ''], call) => {
    const separator = separatorOf(call)
    const at = text.indexOf(separator)
    return at < 0 ? null : text.slice(at + separator.length)
  }),
  trim: textual(([text = '']) => withoutBorderSpaces(text)),
  length: textual(([text = '']) => [...text].length),
  members: textual(([set = '']) => setMembers(set).length),
}

/** What a function gives for the values of its arguments; the call has been checked. */
export function evaluateCall(call: Call, values: readonly Cell[]): Cell {
  if (call.name === 'first_present') return values.find((value) => value !== null) ?? null
  return values.some((value) => value === null) ? null : finiteOrMissing(EVALUATE[call.name](values, call))
}

function numeric(compute: (values: readonly number[], call: Call) => Cell): Evaluate {
  return (values, call) =>
    compute(
      values.map(numberIn).filter((value) => value !== null),
      call,
    )
}

/** Literals that only shape the result, such as a count, are in the call. */
function textual(compute: (texts: readonly string[], call: Call) => Cell): Evaluate {
  return (values, call) =>
    compute(
      values.map((value) => (typeof value === 'number' ? null : textIn(value))).filter((text) => text !== null),
      call,
    )
}
