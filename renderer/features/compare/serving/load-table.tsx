import type { Load } from '../../../../shared/serving/capacity.ts'
import { RESOURCES } from '../../../../shared/serving/resources.ts'
import type { Noun } from '../../../strings/compare.ts'
import { amountOf, servingWords as say } from '../../../strings/serving.ts'
import { formatShare, NOT_AVAILABLE } from '../../../ui/format-number.ts'
import { type Status, StatusGlyph } from '../../../ui/status-glyph.tsx'

const GLYPHS: Readonly<Record<Load['state'], Status>> = {
  fits: 'pass',
  tight: 'warning',
  over: 'fail',
  unknown: 'not-applicable',
}

export interface LoadTableProps {
  readonly loads: readonly Load[]
  readonly binding: Load | null
  readonly noun: Noun
  readonly currency: string
}

/** Each capacity with what is needed of it and a verdict; the one that binds is named. */
export function LoadTable({ loads, binding, noun, currency }: LoadTableProps) {
  return (
    <table className="serving-table loads">
      <caption className="sr">{say.capacities}</caption>
      <thead>
        <tr>
          <th>{say.heads.resource}</th>
          <th className="num">{say.heads.capacity}</th>
          <th className="num">{say.heads.demand}</th>
          <th className="num">{say.heads.load}</th>
          <th />
          <th>{say.heads.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {loads.map((load) => (
          <tr key={load.resource} data-state={load.state}>
            <th scope="row">{RESOURCES[load.resource].label}</th>
            <td className="num">{amountOf(load.resource, load.capacity, noun, currency)}</td>
            <td className="num">
              {load.demand === null ? NOT_AVAILABLE : amountOf(load.resource, load.demand, noun, currency)}
            </td>
            <td className="num">{load.load === null ? '' : formatShare(load.load, 0)}</td>
            <td>
              <LoadBar load={load} />
            </td>
            <td>
              <span className="serving-verdict">
                <StatusGlyph status={GLYPHS[load.state]} label={say.states[load.state]} />
                {load.state === 'unknown' ? say.mapToKnow(load.resource) : say.states[load.state]}
                {load === binding && <b>{say.binds}</b>}
                {load.unknownUnits > 0 && <small>{say.unknownUnits(load.unknownUnits, noun)}</small>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The line of the bar that stands for all there is, in percent of the bar. */
const FULL = 72

function LoadBar({ load: { load, state } }: { readonly load: Load }) {
  if (load === null) return null
  return (
    <span className="load-bar" aria-hidden="true">
      <i className={state} style={{ width: `${Math.min(100, Math.max(0, load * FULL))}%` }} />
      <b style={{ left: `${FULL}%` }} />
    </span>
  )
}
