import type { CSSProperties } from 'react'
import type { ComparedStructure } from '../../../shared/contract/comparison.ts'
import { openStructure } from '../../state/navigation-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { compareWords } from '../../strings/compare.ts'
import { scoreWords } from '../../strings/compare-scores.ts'
import { lensCaption } from '../../strings/lens-names.ts'
import { smallGroupWords } from '../../strings/small-groups.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatChange, formatNumber, formatPoints, formatShare, NOT_AVAILABLE } from '../../ui/format-number.ts'
import { Hint } from '../../ui/hint.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { isShareOfUnits, type OptionScore, optionScores } from './option-scores.ts'
import { type ShownOption, withOptionMoved } from './shown-options.ts'

interface OptionHeadProps {
  readonly option: ShownOption
  readonly structure: ComparedStructure
  readonly options: readonly ShownOption[]
  readonly all: readonly ComparedStructure[]
  /** Why there is no contribution; undefined where there is. */
  readonly unavailable: string | undefined
}

/** Letter, name and scores of one option; it stays while the board scrolls. */
export function OptionHead({ option, structure, options, all, unavailable }: OptionHeadProps) {
  const baselineId = options.find(({ isBaseline }) => isBaseline)?.structureId
  const scores = optionScores(structure, all, baselineId)
  const style = { '--scores': scores.length, '--scores-narrow': scores.length > 4 ? 3 : 2 } as CSSProperties
  return (
    <section className="option-head" aria-label={`${option.letter} ${option.name}`}>
      <div className="option-name">
        <span className="letter">{option.letter}</span>
        <h2 className="cut">{option.name}</h2>
        <span className="caption cut lens">{lensCaption(option.lens)}</span>
        <span className="spring" />
        {option.isBaseline && (
          <span className="pinned">
            <Icon name="pin" small />
            {compareWords.baseline}
          </span>
        )}
        <OptionMenu option={option} options={options} />
      </div>
      <dl className="scores" style={style}>
        {scores.map((score) => (
          <Score key={score.id} score={score} reason={unavailable ?? scoreWords.separationNone} />
        ))}
      </dl>
    </section>
  )
}

function Score({ score, reason }: { readonly score: OptionScore; readonly reason: string }) {
  const { id, value, isBest, change, circular } = score
  const isRatio = id === 'churnContrast'
  return (
    <div className={classNames('score', isBest && 'best')}>
      <dt>
        <Hint text={scoreWords.scoreHint[id]}>{scoreWords.score(id)}</Hint>
      </dt>
      <dd>
        {value === null ? (
          <Hint text={isShareOfUnits(id) ? smallGroupWords.withheldShare : reason} className="muted">
            {NOT_AVAILABLE}
          </Hint>
        ) : (
          <ScoreFigure text={isRatio ? formatNumber(value, 2) : formatShare(value)} circular={circular} />
        )}
        {change !== null && <small>{isRatio ? formatChange(change, 2) : formatPoints(change)}</small>}
      </dd>
    </div>
  )
}

/** The figure; where the rules cut on what it is made of, that is said beside it. */
function ScoreFigure({ text, circular }: { readonly text: string; readonly circular: readonly string[] }) {
  if (circular.length === 0) return text
  return (
    <>
      {text}
      <small className="circular">
        <Hint text={scoreWords.circularHint(circular)}>{scoreWords.circular}</Hint>
      </small>
    </>
  )
}

function OptionMenu({ option, options }: { readonly option: ShownOption; readonly options: readonly ShownOption[] }) {
  const ids = options.map(({ structureId }) => structureId)
  const place = ids.indexOf(option.structureId)
  const baselineId = options.find(({ isBaseline }) => isBaseline)?.structureId ?? null
  const update = (structureIds: readonly string[], baseline = baselineId): void => {
    void runCommand('board.update', { structureIds: [...structureIds], baselineId: baseline })
  }
  const without = ids.filter((id) => id !== option.structureId)
  return (
    <Menu
      label={compareWords.menu(option.name)}
      trigger={<IconButton icon="more" label={compareWords.menu(option.name)} small />}
      groups={[
        {
          entries: [
            { id: 'open', name: compareWords.openRules, onChoose: () => openStructure(option.structureId) },
            {
              id: 'baseline',
              name: compareWords.makeBaseline,
              isDisabled: option.isBaseline,
              onChoose: () => update(ids, option.structureId),
            },
          ],
        },
        {
          entries: [
            {
              id: 'left',
              name: compareWords.moveLeft,
              isDisabled: place <= 0,
              onChoose: () => update(withOptionMoved(options, option.structureId, -1)),
            },
            {
              id: 'right',
              name: compareWords.moveRight,
              isDisabled: place >= ids.length - 1,
              onChoose: () => update(withOptionMoved(options, option.structureId, 1)),
            },
            {
              id: 'off',
              name: compareWords.takeOff,
              isDisabled: ids.length <= 2,
              onChoose: () => update(without, option.isBaseline ? null : baselineId),
            },
          ],
        },
      ]}
    />
  )
}
