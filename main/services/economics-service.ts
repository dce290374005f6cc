import { AppError } from '../../shared/contract/app-error.ts'
import type { EconomicsSummary } from '../../shared/contract/economics.ts'
import type { ColumnProfile } from '../../shared/contract/grid.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { classSumsOf, NO_UNITS } from '../../shared/economics/class-sums.ts'
import { planMeasures } from '../../shared/economics/measure-plan.ts'
import { unavailableMetrics } from '../../shared/economics/metric-availability.ts'
import { costedShareOf } from '../../shared/economics/metric-formula.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import { type Mapping, ROLE_IDS, type RoleBinding, type RoleId } from '../../shared/economics/role.ts'
import { ROLE_CATALOGUE, roleAccepts } from '../../shared/economics/role-catalogue.ts'
import { type RoleSuggestion, suggestRoles } from '../../shared/economics/suggest-roles.ts'
import { usableMapping } from '../../shared/economics/usable-mapping.ts'
import { moneyClash } from '../../shared/quality/money-clash.ts'
import { coveredFigures } from '../../shared/quality/uncovered-metrics.ts'
import { mappingChange } from '../domain/workspace/workspace-document.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { netReturnersOf, notCostedOf } from './comparison-service.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Column meanings and what they make of the whole base. */
export interface EconomicsService {
  suggest(): Promise<RoleSuggestion[]>
  bind(role: RoleId, binding: RoleBinding | null): Promise<WorkspaceView>
  /** Confirms every suggestion but those with a doubt. */
  confirmAll(): Promise<WorkspaceView>
  summary(): Promise<EconomicsSummary>
}

/** Suggestions from a table's profiles. */
export function suggestionsFor(profiles: readonly Omit<ColumnProfile, 'misfits'>[]): readonly RoleSuggestion[] {
  return suggestRoles(
    profiles.map(({ name, type, distinct, min, max, top }) => ({
      name,
      type,
      distinct,
      min,
      max,
      values: top.map(({ value }) => value),
    })),
  )
}

/** The mapping with unconfirmed suggestions for meanings that have no column yet. */
export function withSuggestions(mapping: Mapping, suggestions: readonly RoleSuggestion[]): Mapping {
  const roles = { ...mapping.roles }
  for (const { role, binding, doubt } of suggestions) if (doubt?.kind !== 'share') roles[role] ??= binding
  return { roles }
}

function checkBinding({ scope }: OpenWorkspace, role: RoleId, binding: RoleBinding): void {
  const { label, unit } = ROLE_CATALOGUE[role]
  const type = scope.columns.get(binding.column)
  if (!type) throw new AppError('not-found', `There is no column “${binding.column}”.`)
  if (!roleAccepts(role, type))
    throw new AppError(
      'bad-request',
      `“${binding.column}” holds ${type} values; ${label.toLowerCase()} takes ${unit}.`,
      {
        remedy: 'Choose another column, or load the file again with another type for this one.',
      },
    )
  if (unit === 'yes or no' && type === 'text' && binding.trueValues.length === 0)
    throw new AppError('bad-request', `Which values of “${binding.column}” mean yes is not said.`, {
      remedy: 'Name at least one, such as Yes.',
    })
}

/** Refuses meanings that would add up amounts of two currencies, or net ones and ones with tax. */
export function requireOneMoney({
  mapping,
  dictionary,
  frame,
}: Pick<OpenWorkspace['document'], 'mapping' | 'dictionary' | 'frame'>): void {
  const clash = moneyClash(mapping, dictionary, frame)
  if (clash === null) return
  throw new AppError('bad-request', clash, {
    remedy: 'Bring the amounts to one currency and basis in the file or by a recipe with a rate table, then say so.',
  })
}

export interface EconomicsServiceOptions {
  readonly session: WorkspaceSession
  readonly engine: SegmentEngine
  readonly profiles: () => Promise<readonly ColumnProfile[]>
}

export function createEconomicsService({ session, engine, profiles }: EconomicsServiceOptions): EconomicsService {
  return {
    suggest: async () => [...suggestionsFor(await profiles())],
    bind: (role, binding) =>
      session.commit(binding ? `map ${ROLE_CATALOGUE[role].label.toLowerCase()}` : 'unmap meaning', (workspace) => {
        if (binding) checkBinding(workspace, role, binding)
        const { [role]: _former, ...others } = workspace.document.mapping.roles
        const mapping = { roles: binding ? { ...others, [role]: binding } : others }
        requireOneMoney({ ...workspace.document, mapping })
        return [mappingChange(mapping)]
      }),
    async confirmAll() {
      const doubted = suggestionsFor(await profiles()).filter(({ doubt }) => doubt !== null)
      const isDoubted = (role: string, { column }: RoleBinding): boolean =>
        doubted.some((one) => one.role === role && one.binding.column === column)
      return session.commit('confirm column meanings', ({ document }) => {
        const entries = Object.entries(document.mapping.roles)
        const confirmed = entries.map(([role, binding]) => {
          return [role, isDoubted(role, binding) ? binding : { ...binding, confirmed: true }] as const
        })
        if (confirmed.every(([, binding], index) => binding.confirmed === entries[index]?.[1].confirmed)) return []
        return [mappingChange({ roles: Object.fromEntries(confirmed) })]
      })
    },
    async summary() {
      const workspace = session.loaded()
      const { frame } = workspace.document
      const mapping = usableMapping(workspace.document.mapping, workspace.scope.columns)
      const covered = coveredFigures(workspace.document, planMeasures(mapping, frame))
      const planned = covered.measures
      const unavailable = { ...covered.unavailable, ...unavailableMetrics(mapping, frame) }
      const bound = ROLE_IDS.flatMap((role) => {
        const binding = mapping.roles[role]
        return binding ? [{ role, column: binding.column }] : []
      })
      const whole = { rules: [], thresholds: workspace.scope.thresholds, asOf: frame.asOf }
      const { units, sums, counts } = await engine.evaluate(whole, planned)
      const base =
        classSumsOf(
          planned.map(({ id }) => id),
          units,
          sums,
          counts,
        )[0] ?? NO_UNITS
      const missingOf = new Map(workspace.spine.columns.map(({ name, missing }) => [name, missing]))
      const completeness = bound.map(({ role, column }) => {
        const present = base.units - (missingOf.get(column) ?? 0)
        return [role, base.units === 0 ? 1 : present / base.units]
      })
      return {
        unitCount: base.units,
        metrics: metricsOf(base, { frame, base, unavailable }),
        notCosted: notCostedOf(base),
        netReturners: netReturnersOf(base),
        costedShare: base.measures.costedRevenue ? costedShareOf(base) : null,
        completeness: Object.fromEntries(completeness),
      }
    },
  }
}
