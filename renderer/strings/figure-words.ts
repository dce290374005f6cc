import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { ROLE_IDS } from '../../shared/economics/role.ts'
import { ROLE_CATALOGUE } from '../../shared/economics/role-catalogue.ts'
import { numberName } from '../../shared/quality/number-names.ts'
import { currencySign } from '../ui/format-money.ts'
import { formatCell, formatNameNumber } from '../ui/format-number.ts'
import { formatDay } from '../ui/format-time.ts'
import { distributionWords } from './distribution.ts'

/** How the values of a number or date column are written. */
export interface FigureWords {
  /** "€", "calls", "" where it is not known. */
  readonly unit: string
  /** A value on an axis or under a head that has the unit. */
  readonly plain: (value: number) => string
  /** A value that stands alone, with its unit: "€15,000", "35,000 calls". */
  readonly alone: (value: number) => string
  /** A distance between two values: "€500", "30 days". */
  readonly step: (distance: number) => string
}

/** How a column's values are written; a threshold compared with it may name the unit. */
export function figureWords(workspace: WorkspaceView, column: string, threshold: string | null = null): FigureWords {
  const found = workspace.spine?.columns.find(({ name }) => name === column)
  const type = found?.type
  if (type === 'date') return { unit: '', plain: formatDay, alone: formatDay, step: distributionWords.days }
  const named = workspace.thresholds.find(({ name }) => name === threshold)?.unit ?? ''
  const unit = named === '' ? moneyUnitOf(workspace, column) : named
  const isName = found !== undefined && numberName(found, workspace.spine?.keyColumn ?? null) !== null
  if (isName && unit === '') return { unit, plain: formatNameNumber, alone: formatNameNumber, step: formatCell }
  const alone = (value: number): string => withUnit(value, unit)
  return { unit, plain: formatCell, alone, step: alone }
}

/** A number with its unit: a currency's sign in front, a percent sign close behind, words after a space. */
export function withUnit(value: number, unit: string): string {
  if (unit === '') return formatCell(value)
  const isCurrency = /^(?:\p{Sc}|[A-Z]{3})$/u.test(unit)
  if (isCurrency) return `${value < 0 ? '−' : ''}${unit}${unit.length > 1 ? ' ' : ''}${formatCell(Math.abs(value))}`
  return unit === '%' ? `${formatCell(value)}%` : `${formatCell(value)} ${unit}`
}

/** The currency's sign where a confirmed meaning says that the column holds money. */
function moneyUnitOf({ mapping, frame }: WorkspaceView, column: string): string {
  const isMoney = ROLE_IDS.some((role) => {
    const binding = mapping.roles[role]
    return binding?.confirmed === true && binding.column === column && ROLE_CATALOGUE[role].unit.startsWith('money')
  })
  return isMoney ? currencySign(frame.currency) : ''
}
