import { coverageOf, type DomainCoverage } from '../../../../shared/quality/domain-coverage.ts'
import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import { describeColumn } from '../../../state/table-view-store.ts'
import { DOMAIN_NOTES, DOMAIN_WORDS, coverageStrings as say } from '../../../strings/quality.ts'
import { Button } from '../../../ui/button.tsx'
import { tableText } from '../../../ui/copy-text.ts'
import { formatShare } from '../../../ui/format-number.ts'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'
import { useCopyTable } from '../use-copy-table.ts'

const MOST_NAMED = 6

interface CoverageTableProps {
  readonly judged: readonly JudgedColumn[]
  readonly rowCount: number
  readonly domainCovered: number
}

/** The six parts of a customer table, how far each is filled, and the one that is missing by name. */
export function CoverageTable({ judged, rowCount, domainCovered }: CoverageTableProps) {
  const domains = coverageOf(judged, rowCount, domainCovered)
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
            <CoverageRow key={one.domain} coverage={one} domainCovered={domainCovered} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CoverageRow({
  coverage,
  domainCovered,
}: {
  readonly coverage: DomainCoverage
  readonly domainCovered: number
}) {
  const { domain, columns, populated, isCovered } = coverage
  const more = columns.length - MOST_NAMED
  return (
    <tr>
      <th scope="row">
        {DOMAIN_WORDS[domain]}
        <small className="caption">{DOMAIN_NOTES[domain]}</small>
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
