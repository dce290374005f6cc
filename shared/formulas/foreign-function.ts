import { nearestName } from '../rules/nearest-name.ts'
import { type FunctionName, functionName } from './function-catalogue.ts'

/** What spreadsheets and SQL call the functions of formulas. */
const SYNONYMS: ReadonlyMap<string, FunctionName | 'if'> = new Map([
  ['coalesce', 'first_present'],
  ['ifnull', 'first_present'],
  ['nvl', 'first_present'],
  ['isnull', 'first_present'],
  ['concat', 'join'],
  ['concatenate', 'join'],
  ['textjoin', 'join'],
  ['len', 'length'],
  ['least', 'min'],
  ['greatest', 'max'],
  ['ceil', 'ceiling'],
  ['roundup', 'ceiling'],
  ['rounddown', 'floor'],
  ['int', 'floor'],
  ['pow', 'power'],
  ['log', 'ln'],
  ['days', 'days_between'],
  ['datediff', 'days_between'],
  ['date_diff', 'days_between'],
  ['months', 'months_between'],
  ['iif', 'if'],
  ['case', 'if'],
  ['bucket', 'band'],
  ['cut', 'band'],
  ['ratio', 'share'],
  ['before', 'text_before'],
  ['after', 'text_after'],
  ['textbefore', 'text_before'],
  ['textafter', 'text_after'],
  ['cardinality', 'members'],
])

const NAMES: readonly (FunctionName | 'if')[] = [...functionName.options, 'if']
const byName: ReadonlyMap<string, FunctionName | 'if'> = new Map(NAMES.map((name) => [name, name]))

/** The function of a name, in any case of letters, or null. */
export function functionOf(name: string): FunctionName | 'if' | null {
  return byName.get(name.toLowerCase()) ?? null
}

/** The function that a name most likely means that is none, or null. */
export function functionMeantBy(name: string): FunctionName | 'if' | null {
  const synonym = SYNONYMS.get(name.toLowerCase())
  if (synonym !== undefined) return synonym
  const near = nearestName(name, NAMES)
  return near === null ? null : functionOf(near)
}
