import { useMemo } from 'react'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { planMeasures } from '../../../../shared/economics/measure-plan.ts'
import type { MetricId } from '../../../../shared/economics/metric.ts'
import { METRIC_CATALOGUE } from '../../../../shared/economics/metric-catalogue.ts'
import { usableMapping } from '../../../../shared/economics/usable-mapping.ts'
import { coverageOf, type DomainCoverage } from '../../../../shared/quality/domain-coverage.ts'
import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import { DOMAIN_NAMES, type UncoveredPart, uncoveredParts } from '../../../../shared/quality/uncovered-metrics.ts'
import { describeColumn } from '../../../state/table-view-store.ts'
import { DOMAIN_WORDS, coverageStrings as say } from '../../../strings/quality.ts'
import { Button } from '../../../ui/button.tsx'
import { tableText } from '../../../ui/copy-text.ts'
import { formatShare } from '../../../ui/format-number.ts'
import { sentenceCase } from '../../../ui/number-word.ts'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'
import { useCopyTable } from '../use-copy-table.ts'

const MOST_NAMED = 6

interface CoverageTableProps {
  readonly workspace: WorkspaceView
  readonly judged: readonly JudgedColumn[]
}

/** The six parts of a customer table, how far each is filled, and the one that is missing by name. */
export function CoverageTable({ workspace, judged }: CoverageTableProps) {
  const { domainCovered } = workspace.dictionary.limits
  const domains = coverageOf(judged, workspace.spine?.unitCount ?? 0, domainCovered)
  const uncovered = useMemo(() => uncoveredIn(workspace), [workspace])
  const copy = useCopyTable(() =>
    tableText([
      Object.values(say.heads),
      ...domains.map((one) => [
        DOMAIN_WORDS[one.domain],
        one.columns.join(', '),
        shareOf(one),
        stateOf(one, domainCovered),
      ]),
    ]),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll coverage" tabIndex={0} aria-label={say.label} onKeyDown={copy}>
      <p className="coverage-lead">
        <b>{say.lead(domains.filter(({ isCovered }) => isCovered).length)}</b> {say.what}
      </p>
      <table className="sticky roomy coverage-table">
        <thead>
          <tr>
            <th>{say.heads.domain}</th>
            <th>{say.heads.columns}</th>
            <th colSpan={2} className="populated">
              {say.heads.populated}
            </th>
            <th>{say.heads.state}</th>
          </tr>
        </thead>
        <tbody>
          {domains.map((one) => (
            <CoverageRow
              key={one.domain}
              coverage={one}
              domainCovered={domainCovered}
              figures={uncovered.find(({ domain }) => domain === one.domain)?.metrics ?? []}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The parts that figures cannot be worked out for, by the column meanings at hand. */
function uncoveredIn(workspace: WorkspaceView): readonly UncoveredPart[] {
  const types = new Map(workspace.spine?.columns.map(({ name, type }) => [name, type]))
  return uncoveredParts(workspace, planMeasures(usableMapping(workspace.mapping, types), workspace.frame))
}

interface CoverageRowProps {
  readonly coverage: DomainCoverage
  readonly domainCovered: number
  /** What is not available for it. */
  readonly figures: readonly MetricId[]
}

function CoverageRow({ coverage, domainCovered, figures }: CoverageRowProps) {
  const { domain, columns, populated, isCovered } = coverage
  const more = columns.length - MOST_NAMED
  return (
    <tr>
      <th scope="row">
        {DOMAIN_WORDS[domain]}
        <small className="caption">{sentenceCase(DOMAIN_NAMES[domain])}</small>
      </th>
      <td className="coverage-columns">
        {columns.slice(0, MOST_NAMED).map((name) => (
          <Button key={name} kind="link" className="mono" onPress={() => describeColumn(name)}>
            {name}
          </Button>
        ))}
        {more > 0 && <span className="muted">{say.more(more)}</span>}
      </td>
      <td className="num populated">{shareOf(coverage)}</td>
      <td className="coverage-bar" aria-hidden="true">
        {populated !== null && (
          <span className="bar">
            <i className={isCovered ? undefined : 'short'} style={{ width: `${populated * 100}%` }} />
          </span>
        )}
      </td>
      <td className="last">
        <span className="grade-cell">
          <StatusGlyph status={isCovered ? 'pass' : populated === null ? 'fail' : 'warning'} />
          {stateOf(coverage, domainCovered)}
        </span>
        {figures.length > 0 && (
          <small className="caption coverage-lost">
            {say.unavailable(
              figures.map((metric) => METRIC_CATALOGUE[metric].label.toLowerCase().replace(', ', ' in ')),
            )}{' '}
            {say.mend}
          </small>
        )}
      </td>
    </tr>
  )
}

function shareOf({ populated }: DomainCoverage): string {
  return populated === null ? '–' : formatShare(populated)
}

function stateOf({ populated, isCovered }: DomainCoverage, domainCovered: number): string {
  if (populated === null) return say.missing
  return isCovered ? say.yes : say.below(formatShare(domainCovered))
}
