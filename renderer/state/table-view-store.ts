import { create } from 'zustand'
import type { GridView } from '../../shared/contract/grid.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { printCondition } from '../../shared/rules/print-rule.ts'
import type { Condition, Literal } from '../../shared/rules/rule.ts'
import { goToStep, type StepId, setInspectorOpen, useNavigation } from './navigation-store.ts'
import { useWorkspace } from './workspace-store.ts'

interface TableViewState {
  readonly tab: 'rows' | 'columns' | 'coverage' | 'set-aside' | 'sets' | 'gaps' | 'places' | 'as-of' | 'unseen'
  /** The rule that rows must satisfy, as it was last readable; '' for all. */
  readonly filter: string
  readonly sort: GridView['sort']
  readonly within: GridView['within']
  /** The step that asked for the units of `within`, to go back to; null where none did. */
  readonly from: StepId | null
  /** The column to bring into view and mark; null for none. */
  readonly shownColumn: string | null
  /** Columns that are described beside the list of columns; none for the column meanings. */
  readonly columns: readonly string[]
}

const WHOLE: TableViewState = {
  tab: 'rows',
  filter: '',
  sort: null,
  within: null,
  from: null,
  shownColumn: null,
  columns: [],
}

/** How the customer table is looked at. */
export const useTableView = create<TableViewState>()(() => WHOLE)

/** Opens the Data step at a column. */
export function showColumn(name: string): void {
  useTableView.setState({ tab: 'rows', shownColumn: name })
  goToStep('data')
}

/** Chooses columns to describe; none shows the column meanings again. */
export function chooseColumns(columns: readonly string[]): void {
  useTableView.setState({ columns })
}

/** Opens the Data step at what is known of a column. */
export function describeColumn(name: string): void {
  useTableView.setState({ tab: 'columns', columns: [name] })
  setInspectorOpen('data', true)
  goToStep('data')
}

/**
 * Opens the Data step at the units of one entry of a structure, with a way back to the step one comes from: what earns
 * most first, its column in view, where a meaning tells.
 */
export function showUnitsOf(within: NonNullable<GridView['within']>): void {
  const { workspace } = useWorkspace.getState()
  const column = workspace === null ? null : earningColumn(workspace)
  const sort = column === null ? null : { column, direction: 'descending' as const }
  useTableView.setState({ ...WHOLE, within, sort, shownColumn: column, from: useNavigation.getState().step })
  goToStep('data')
}

/** The column nearest to what a unit contributes: its gross margin, else its revenue; null where neither is to be had. */
export function earningColumn({ mapping, spine }: Pick<WorkspaceView, 'mapping' | 'spine'>): string | null {
  const binding = [mapping.roles.grossMargin, mapping.roles.revenue].find(
    (role) => role?.confirmed === true && spine?.columns.some(({ name }) => name === role.column) === true,
  )
  return binding?.column ?? null
}

/** Takes the entry off the view again; filter and sort stay. */
export function showUnitsOfAll(): void {
  useTableView.setState({ within: null, from: null })
}

/** Opens the Data step at the rows that satisfy a rule. */
export function showRowsWhere(filter: string, sort: GridView['sort'] = null): void {
  useTableView.setState({ ...WHOLE, filter, sort })
  goToStep('data')
}

/** Opens the Data step at the unit of a key; does nothing where the table has no key column. */
export function showUnitOfKey(spine: WorkspaceView['spine'], key: string): void {
  const column = spine?.columns.find(({ name }) => name === spine.keyColumn)
  if (column === undefined) return
  const operand: Literal =
    column.type === 'text' ? { type: 'text', value: key } : { type: 'number', value: Number(key) }
  const condition: Condition = { kind: 'compare', column: column.name, operator: '=', operand, ignoringCase: false }
  showRowsWhere(printCondition(condition))
}

/** Looks at all rows again: another table was loaded or another workspace opened. */
export function resetTableView(): void {
  useTableView.setState(WHOLE)
}
