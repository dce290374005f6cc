import type { Mapping } from '../economics/role.ts'
import { ROLE_IDS } from '../economics/role.ts'
import { ROLE_CATALOGUE } from '../economics/role-catalogue.ts'
import type { SpineColumn } from '../entities/column.ts'
import type { Frame } from '../entities/frame.ts'
import type { Spine } from '../entities/spine.ts'
import { type Finding, findingsOf } from './column-findings.ts'
import {
  type Acceptance,
  type ColumnNote,
  type Dictionary,
  type DictionaryEntry,
  type EntryField,
  noteOf,
} from './dictionary.ts'
import { type ProposedEntry, proposedEntry } from './proposed-entry.ts'

export type Grade = 'pass' | 'warn' | 'fail'

/** Why a column cannot enter a rule, and what mends it; sentences. */
export interface Refusal {
  readonly why: string
  readonly mend: string
}

/** A column with all that is known of it. */
export interface JudgedColumn {
  readonly column: SpineColumn
  readonly entry: DictionaryEntry
  /** Fields that a person said; the others are proposed. */
  readonly said: ReadonlySet<EntryField>
  readonly reasons: ProposedEntry['reasons']
  /** What the workbench proposes, said or not. */
  readonly proposed: DictionaryEntry
  readonly findings: readonly Finding[]
  readonly grade: Grade
  /** Set while it covers a finding. */
  readonly accepted: Acceptance | null
  readonly refusal: Refusal | null
}

/** What columns are judged by: everything of it is in the workspace. */
export interface JudgedWorkspace {
  readonly spine: Spine | null
  readonly mapping: Mapping
  readonly frame: Frame
  readonly dictionary: Dictionary
}

/** Every column of the customer table, in its order. */
export function judgeColumns({ spine, mapping, frame, dictionary }: JudgedWorkspace): readonly JudgedColumn[] {
  if (spine === null) return []
  const measures = new Set(
    ROLE_IDS.flatMap((role) => {
      const binding = mapping.roles[role]
      return binding?.confirmed && ROLE_CATALOGUE[role].unit.startsWith('money') ? [binding.column] : []
    }),
  )
  return spine.columns.map((column) => {
    const { limits } = dictionary
    const { said, accepted } = noteOf(dictionary, column.name)
    const { entry: proposed, reasons } = proposedEntry(column, { spine, mapping, frame, limits })
    const entry = entryOf(proposed, said)
    const findings = findingsOf({
      ...{ column, entry, limits },
      rowCount: spine.unitCount,
      asOf: frame.asOf,
      currency: frame.currency,
      isKey: column.name === spine.keyColumn,
      isMeasure: measures.has(column.name),
    })
    const covering =
      accepted !== null && findings.some(({ kind }) => accepted.findings.includes(kind)) ? accepted : null
    return {
      ...{ column, entry, reasons, proposed, findings },
      said: new Set(Object.keys(said) as EntryField[]),
      grade: gradeOf(findings),
      accepted: covering,
      refusal: refusalOf(column.name, entry, findings, covering),
    }
  })
}

/** The proposed entry under what a person said. */
function entryOf(proposed: DictionaryEntry, said: ColumnNote['said']): DictionaryEntry {
  const given = Object.entries(said).filter(([, value]) => value !== undefined)
  return { ...proposed, ...Object.fromEntries(given) }
}

export function gradeOf(findings: readonly Finding[]): Grade {
  if (findings.some(({ grade }) => grade === 'fail')) return 'fail'
  return findings.length > 0 ? 'warn' : 'pass'
}

/** Findings that keep a column out of rules until a person accepts them. */
export function barringFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ kind, grade }) => grade === 'fail' || kind === 'stale')
}

/** A sensitive column must say what it is used for and what allows it. */
export function isUntagged({ sensitivity, purpose, basis }: DictionaryEntry): boolean {
  return sensitivity !== 'none' && (purpose.trim() === '' || basis === null)
}

const SENSITIVE_WORDS = {
  none: '',
  personal: 'points at persons',
  protected: 'is a protected attribute',
  special: 'is of a special category that law protects',
} as const

function refusalOf(
  name: string,
  entry: DictionaryEntry,
  findings: readonly Finding[],
  accepted: Acceptance | null,
): Refusal | null {
  const open = barringFindings(findings).filter(({ kind }) => !accepted?.findings.includes(kind))
  const [first] = open
  if (first !== undefined)
    return {
      why: `“${name}” cannot enter a rule: ${inSentence(first.words)}`,
      mend: 'Mend the data, or accept it with a reason: Data, Columns.',
    }
  if (!isUntagged(entry)) return null
  const hasPurpose = entry.purpose.trim() !== ''
  const lacks = hasPurpose ? 'no legal basis' : entry.basis === null ? 'neither purpose nor legal basis' : 'no purpose'
  return {
    why: `“${name}” cannot enter a rule: it ${SENSITIVE_WORDS[entry.sensitivity]} and has ${lacks}.`,
    mend: 'Say what it is used for and what allows it: Data, Columns.',
  }
}

/** A sentence after a colon. */
function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** Why columns cannot enter a rule, by name. */
export function refusalsOf(judged: readonly JudgedColumn[]): ReadonlyMap<string, Refusal> {
  return new Map(judged.flatMap(({ column, refusal }) => (refusal === null ? [] : [[column.name, refusal] as const])))
}
