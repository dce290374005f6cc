import { AppError } from '../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import {
  type ColumnNote,
  type Dictionary,
  type EntryChanges,
  type EntryField,
  noteOf,
} from '../../shared/quality/dictionary.ts'
import { barringFindings, type JudgedColumn, judgeColumns } from '../../shared/quality/judge-columns.ts'
import { DEFAULT_LIMITS, type LimitChanges, qualityLimits } from '../../shared/quality/quality-limits.ts'
import { dictionaryChange } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import { requireOneMoney } from './economics-service.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** What people say of columns, and the limits that grades go by; each is one undoable command. */
export interface DictionaryService {
  describe(columns: readonly string[], changes: EntryChanges, reset: readonly EntryField[]): Promise<WorkspaceView>
  accept(columns: readonly string[], reason: string | null): Promise<WorkspaceView>
  setLimits(limits: LimitChanges | null): Promise<WorkspaceView>
}

/** From harmless to most guarded. */
const GUARD = { none: 0, personal: 1, protected: 2, special: 3 } as const

export function createDictionaryService(session: WorkspaceSession, clock: Pick<Clock, 'now'>): DictionaryService {
  const edit = (label: string, change: (workspace: OpenWorkspace) => Dictionary): Promise<WorkspaceView> =>
    session.commit(label, (workspace) => {
      const next = change(workspace)
      return JSON.stringify(next) === JSON.stringify(workspace.document.dictionary) ? [] : [dictionaryChange(next)]
    })

  const editColumns = (
    label: string,
    names: readonly string[],
    change: (column: JudgedColumn, note: ColumnNote) => ColumnNote,
  ): Promise<WorkspaceView> =>
    edit(`${label} ${names.length === 1 ? names[0] : `${names.length} columns`}`, ({ document }) => {
      const judged = new Map(judgeColumns(document).map((column) => [column.column.name, column]))
      // A map, for an object takes what is set under the name “__proto__” for something else.
      const notes = new Map(Object.entries(document.dictionary.columns))
      for (const name of names) {
        const column = judged.get(name)
        if (column === undefined) throw new AppError('not-found', `There is no column “${name}”.`)
        notes.set(name, change(column, noteOf(document.dictionary, name)))
      }
      const next = { ...document.dictionary, columns: Object.fromEntries(notes) }
      requireOneMoney({ ...document, dictionary: next })
      return next
    })

  return {
    describe: (names, changes, reset) =>
      editColumns('describe', names, (column, note) => {
        const said = without({ ...note.said, ...given(changes) }, reset)
        requireReason(column, said)
        return { ...note, said }
      }),
    accept: (names, reason) =>
      editColumns(reason === null ? 'no longer accept' : 'accept', names, ({ column, findings }, note) => {
        if (reason === null) return { ...note, accepted: null }
        const barring = [...new Set(barringFindings(findings).map(({ kind }) => kind))]
        if (barring.length > 0) return { ...note, accepted: { findings: barring, reason, at: clock.now() } }
        throw new AppError('bad-request', `Nothing in “${column.name}” needs accepting.`)
      }),
    setLimits: (changes) =>
      edit(changes === null ? 'default limits' : 'move limits', ({ document: { dictionary } }) => {
        const limits =
          changes === null ? DEFAULT_LIMITS : qualityLimits.parse({ ...dictionary.limits, ...given(changes) })
        if (limits.missingWarns <= limits.missingFails) return { ...dictionary, limits }
        throw new AppError('bad-request', 'A column would fail for empty cells before it warns.', {
          remedy: 'Let it warn at a smaller share than it fails.',
        })
      }),
  }
}

/** Whoever says that a column is less sensitive than it seems says why. */
function requireReason({ column, proposed }: JudgedColumn, said: EntryChanges): void {
  const chosen = said.sensitivity ?? proposed.sensitivity
  if (GUARD[chosen] >= GUARD[proposed.sensitivity] || said.sensitivityReason?.trim()) return
  throw new AppError('bad-request', `“${column.name}” seems ${proposed.sensitivity}; why it is not was not said.`, {
    remedy: 'Give the reason: it stands in the dictionary that is exported.',
    place: { column: column.name },
  })
}

/** Without what is undefined, which would else take the place of what is there. */
function given(changes: object): object {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

function without(said: EntryChanges, fields: readonly EntryField[]): EntryChanges {
  const dropped = new Set<string>(fields.includes('sensitivity') ? [...fields, 'sensitivityReason'] : fields)
  return Object.fromEntries(Object.entries(said).filter(([field]) => !dropped.has(field)))
}
