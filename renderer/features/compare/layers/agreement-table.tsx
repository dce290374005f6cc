import type { OutputOf } from '../../../../shared/contract/contract.ts'
import { useQuery } from '../../../state/use-query.ts'
import { layersWords as say } from '../../../strings/layers.ts'
import { formatNumber } from '../../../ui/format-number.ts'
import type { ShownOption } from '../shown-options.ts'
import { useLayersView } from './layers-view.ts'

type Pair = OutputOf<'layers.agreement'>[number]

/** How alike each two of the options on the board divide the units; with two options, the head of the screen says it. */
export function AgreementTable({ options }: { readonly options: readonly ShownOption[] }) {
  const structureIds = options.map(({ structureId }) => structureId)
  const { data } = useQuery('layers.agreement', { structureIds }, { enabled: options.length > 2 })
  if (options.length < 3 || data === undefined) return null
  const pairOf = (a: ShownOption, b: ShownOption): Pair | undefined =>
    data.find(({ firstId, secondId }) => firstId === a.structureId && secondId === b.structureId)
  return (
    <section className="layers-agreement">
      <h2 className="h">{say.pairsTitle}</h2>
      <p className="caption">{say.pairsCaption}</p>
      <table>
        <thead>
          <tr>
            <td />
            {options.slice(1).map(({ structureId, letter, name }) => (
              <th key={structureId} scope="col" className="num" title={name}>
                {letter}
                <span className="sr"> {name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.slice(0, -1).map((first, row) => (
            <tr key={first.structureId}>
              <th scope="row">
                {first.letter} {first.name}
              </th>
              {options.slice(1).map((second, column) => (
                <td key={second.structureId} className="num">
                  {column >= row && <PairFigure {...{ first, second }} pair={pairOf(first, second)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface PairFigureProps {
  readonly first: ShownOption
  readonly second: ShownOption
  readonly pair: Pair | undefined
}

function PairFigure({ first, second, pair }: PairFigureProps) {
  if (pair === undefined) return null
  const { adjustedRand: rand, isSameDivision } = pair
  const text = rand === null ? say.pairNone : isSameDivision ? say.pairsSame : formatNumber(rand, 2)
  return (
    <button
      type="button"
      className="drill"
      aria-label={say.pair(first.name, second.name, text)}
      onClick={() => useLayersView.setState({ rowsId: first.structureId, columnsId: second.structureId })}
    >
      {text}
    </button>
  )
}
