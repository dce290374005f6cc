import { bandLabels } from '../../../shared/formulas/band-labels.ts'
import {
  argumentAt,
  boundsOf,
  type Call,
  countOf,
  digitsOf,
  separatorOf,
} from '../../../shared/formulas/call-literals.ts'
import type { FunctionName } from '../../../shared/formulas/function-catalogue.ts'
import { ALWAYS_WHOLE } from '../../../shared/formulas/rounded.ts'
import { type FormulaWriter, finite } from './formula-writer.ts'

type Write = (call: Call, writer: FormulaWriter) => string

const WRITE: Readonly<Record<FunctionName, Write>> = {
  round: roundSql,
  floor: (call, writer) => `floor(${partSql(call, 0, writer)})`,
  ceiling: (call, writer) => `ceil(${partSql(call, 0, writer)})`,
  abs: (call, writer) => `abs(${partSql(call, 0, writer)})`,
  min: (call, writer) => extremeSql(call, 'min', writer),
  max: (call, writer) => extremeSql(call, 'max', writer),
  share: shareSql,
  sqrt: (call, writer) => writer.once(partSql(call, 0, writer), writer.options.dialect.squareRoot),
  ln: (call, writer) => writer.once(partSql(call, 0, writer), writer.options.dialect.logarithm),
  power: (call, writer) =>
    writer.options.dialect.power(finite(argumentAt(call, 0), writer), finite(argumentAt(call, 1), writer)),
  band: bandSql,
  first_present: firstPresentSql,
  days_between: (call, writer) =>
    writer.options.dialect.asDouble(
      writer.options.dialect.daysBetween(partSql(call, 0, writer), partSql(call, 1, writer)),
    ),
  months_between: monthsSql,
  year: (call, writer) => writer.options.dialect.datePart('year', partSql(call, 0, writer)),
  month: (call, writer) => writer.options.dialect.datePart('month', partSql(call, 0, writer)),
  day: (call, writer) => writer.options.dialect.datePart('day', partSql(call, 0, writer)),
  join: (call, writer) => `(${call.arguments.map((part) => writer.sql(part)).join(' || ')})`,
  left: (call, writer) => `substr(${partSql(call, 0, writer)}, 1, ${countOf(call)})`,
  text_before: (call, writer) => aroundSql(call, writer, (text, at) => `substr(${text}, 1, ${at} - 1)`),
  text_after: (call, writer) =>
    aroundSql(call, writer, (text, at) => `substr(${text}, ${at} + ${[...separatorOf(call)].length})`),
  trim: (call, writer) => `trim(${partSql(call, 0, writer)}, ' ')`,
  length: (call, writer) => writer.options.dialect.asDouble(`length(${partSql(call, 0, writer)})`),
  members: membersSql,
}

/** SQL of a function of formulas; the call has been checked. */
export function callSql(call: Call, writer: FormulaWriter): string {
  return WRITE[call.name](call, writer)
}

function partSql(call: Call, index: number, writer: FormulaWriter): string {
  return writer.sql(argumentAt(call, index))
}

/** See rounded.ts for the arithmetic. */
function roundSql(call: Call, writer: FormulaWriter): string {
  const { dialect } = writer.options
  const digits = digitsOf(call)
  const power = dialect.double(10 ** Math.abs(digits))
  const [there, back] = digits < 0 ? ['/', '*'] : ['*', '/']
  return writer.once(partSql(call, 0, writer), (x) =>
    writer.once(digits === 0 ? x : `${x} ${there} ${power}`, (scaled) => {
      const size = `abs(${scaled})`
      const half = `CASE WHEN ${size} - floor(${size}) >= ${dialect.double(0.5)} THEN ${dialect.double(1)} ELSE ${dialect.double(0)} END`
      const sign = `CASE WHEN ${scaled} < 0 THEN ${dialect.double(-1)} ELSE ${dialect.double(1)} END`
      const whole = `(floor(${size}) + ${half}) * ${sign}`
      const result = digits === 0 ? whole : `${whole} ${back} ${power}`
      return `CASE WHEN ${size} < ${dialect.double(ALWAYS_WHOLE)} THEN ${result} ELSE ${x} END`
    }),
  )
}

function extremeSql(call: Call, which: 'min' | 'max', writer: FormulaWriter): string {
  return writer.options.dialect.extreme(which, writer.named(call.arguments.map((part) => finite(part, writer))))
}

function shareSql(call: Call, writer: FormulaWriter): string {
  const values = [partSql(call, 0, writer), finite(argumentAt(call, 1), writer)]
  return writer.onceAll(values, ([part, whole]) => `CASE WHEN ${whole} > 0 THEN ${part} / ${whole} END`)
}

function bandSql(call: Call, writer: FormulaWriter): string {
  const { dialect } = writer.options
  const bounds = boundsOf(call)
  const labels = bandLabels(bounds).map((label) => dialect.text(label))
  return writer.once(finite(argumentAt(call, 0), writer), (x) => {
    const below = bounds.map((bound, index) => `WHEN ${x} < ${dialect.double(bound)} THEN ${labels[index]}`)
    return `CASE ${below.join(' ')} WHEN ${x} IS NOT NULL THEN ${labels.at(-1)} END`
  })
}

function firstPresentSql(call: Call, writer: FormulaWriter): string {
  const last = call.arguments.length - 1
  const values = call.arguments.map((part, index) => (index < last ? finite(part, writer) : writer.sql(part)))
  return `coalesce(${values.join(', ')})`
}

/** See date-parts.ts for what a completed month is. */
function monthsSql(call: Call, writer: FormulaWriter): string {
  const { dialect } = writer.options
  const between = (part: 'year' | 'month', from: string, to: string): string =>
    `(${dialect.datePart(part, to)} - ${dialect.datePart(part, from)})`
  return writer.onceAll([partSql(call, 0, writer), partSql(call, 1, writer)], ([from = '', to = '']) => {
    const [first, second] = [dialect.datePart('day', from), dialect.datePart('day', to)]
    const [one, none] = [dialect.double(1), dialect.double(0)]
    const unfinished = `CASE WHEN ${from} <= ${to} AND ${second} < ${first} THEN ${one} ELSE ${none} END`
    const unbegun = `CASE WHEN ${to} < ${from} AND ${second} > ${first} THEN ${one} ELSE ${none} END`
    const months = `${between('year', from, to)} * ${dialect.double(12)} + ${between('month', from, to)}`
    return `(${months} - ${unfinished} + ${unbegun})`
  })
}

/**
 * Without spaces, which then can mark each semicolon: a run of them, whose parts are empty, becomes one. What is left
 * within the outermost has one member more than semicolons.
 */
function membersSql(call: Call, writer: FormulaWriter): string {
  const { dialect } = writer.options
  const replaced = (text: string, from: string, to: string): string =>
    `replace(${text}, ${dialect.text(from)}, ${dialect.text(to)})`
  const bare = replaced(partSql(call, 0, writer), ' ', '')
  const single = replaced(replaced(replaced(bare, ';', ' ;'), '; ', ''), ' ;', ';')
  return writer.once(`trim(${single}, ${dialect.text(';')})`, (set) =>
    dialect.asDouble(
      `CASE WHEN ${set} = ${dialect.text('')} THEN 0 ELSE length(${set}) - length(${replaced(set, ';', '')}) + 1 END`,
    ),
  )
}

function aroundSql(call: Call, writer: FormulaWriter, cut: (text: string, at: string) => string): string {
  const separator = writer.options.dialect.text(separatorOf(call))
  return writer.once(partSql(call, 0, writer), (text) => {
    const at = `instr(${text}, ${separator})`
    return `CASE WHEN ${at} > 0 THEN ${cut(text, at)} END`
  })
}
