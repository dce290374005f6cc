import type { GoalPlace, GoalView } from '../../../../../shared/contract/goals.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import { goalWords as say } from '../../../../strings/goals.ts'
import { Button } from '../../../../ui/button.tsx'
import { NOT_AVAILABLE } from '../../../../ui/format-number.ts'
import { StatusGlyph } from '../../../../ui/status-glyph.tsx'
import { LinesTable, moneyOf } from '../changes/lines-table.tsx'
import type { GoalLine } from './goal-lines.ts'
import type { GoalUnit } from './goal-units.ts'

interface GoalAnswerProps {
  readonly view: GoalView
  readonly line: GoalLine
  readonly unit: GoalUnit
  /** Name of what the goal is set for. */
  readonly measure: string
  readonly workspace: WorkspaceView
  readonly onKeep: (value: number) => void
}

/** Where the line could stand, with the figure there, and what the found place costs elsewhere. */
export function GoalAnswer({ view, line, unit, measure, workspace, onKeep }: GoalAnswerProps) {
  const { now, found, rounds, lines, total } = view
  const places: readonly { readonly name: string; readonly place: GoalPlace }[] = [
    { name: say.places.now, place: now },
    ...(found === null
      ? []
      : [{ name: view.kind === 'unreachable' ? say.places.nearest : say.places.found, place: found }]),
    ...rounds.map((place) => ({ name: say.places.round, place })),
  ]
  return (
    <>
      <section>
        <h2 className="h">{say.candidates}</h2>
        <table className="scores-table">
          <thead>
            <tr>
              <th>{say.heads.place}</th>
              <th className="num">{say.heads.value}</th>
              <th className="num">{measure}</th>
              <th>{say.heads.goal}</th>
              <th className="last">
                <span className="sr">{say.heads.keep}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ name, place }) => (
              <tr key={`${name} ${place.line}`}>
                <th scope="row">{name}</th>
                <td className="num">{line.figures.alone(place.line)}</td>
                <td className="num">{place.figure === null ? NOT_AVAILABLE : unit.write(place.figure)}</td>
                <td>
                  <span className="scores-rank">
                    <StatusGlyph
                      status={place.isMet ? 'pass' : 'warning'}
                      label={place.isMet ? say.isMet : say.isMissed}
                    />
                    {place.isMet ? say.isMet : say.isMissed}
                  </span>
                </td>
                <td className="last">
                  {place.line !== now.line && (
                    <Button small onPress={() => onKeep(place.line)}>
                      {say.keep(line.figures.alone(place.line))}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {found !== null && (
        <section>
          <h2 className="h">{say.elsewhere}</h2>
          <LinesTable
            lines={lines}
            total={total}
            money={moneyOf({ lines, total }, workspace.frame.currency)}
            workspace={workspace}
            ends={say.ends}
          />
        </section>
      )}
    </>
  )
}
