import { useState } from 'react'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { type RecipeScore, recipeScore } from '../../../../shared/recipe/score.ts'
import { learnScores } from '../../../state/score-actions.ts'
import { scoreWords as say } from '../../../strings/scores.ts'
import type { Noun } from '../../../strings/structures.ts'
import { formatCell } from '../../../ui/format-number.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { columnChoices } from '../editors/column-choices.ts'
import { readCuts } from './read-cuts.ts'

interface ScoreRowProps {
  readonly score: RecipeScore
  readonly numbers: readonly NamedColumn[]
  readonly noun: Noun
  readonly onChange: (score: RecipeScore) => void
  readonly onRemove: () => void
}

const BETTER = ['high', 'low'] as const

/** One score column; another column of the table is learned anew, cut points can be typed. */
export function ScoreRow({ score, numbers, noun, onChange, onRemove }: ScoreRowProps) {
  const [isWrong, setWrong] = useState(false)
  const { name, column, better, cuts, learned, part } = score
  const typeCuts = (text: string): void => {
    const typed = recipeScore.shape.cuts.safeParse(readCuts(text))
    setWrong(!typed.success)
    if (typed.success) onChange({ ...score, cuts: typed.data, learned: null })
  }
  return (
    <li className="sc-row">
      <TextField
        label={say.nameOf(name)}
        labelPlace="hidden"
        mono
        value={name}
        onCommit={(text) => text.trim() !== '' && onChange({ ...score, name: text.trim() })}
      />
      <Select
        label={say.columnOf(name)}
        labelPlace="hidden"
        mono
        choices={columnChoices(numbers, column)}
        value={column}
        onChange={(next) => void learnScores([{ part, name, column: next, better }])}
      />
      <Select
        label={say.betterOf(name)}
        labelPlace="hidden"
        choices={BETTER.map((id) => ({ id, name: say.better[id] }))}
        value={better}
        onChange={(next) => onChange({ ...score, better: next })}
      />
      <TextField
        label={say.cutsOf(name)}
        labelPlace="hidden"
        mono
        value={cuts.map(formatCell).join('; ')}
        onCommit={typeCuts}
        {...(isWrong ? { error: say.cutsWrong } : {})}
      />
      <IconButton icon="close" small label={say.remove(name)} onPress={onRemove} />
      <p className="caption">
        {say.bands(score)}. {say.heads.learned} {learned === null ? say.typed : say.learned(learned, noun)}.
      </p>
    </li>
  )
}
