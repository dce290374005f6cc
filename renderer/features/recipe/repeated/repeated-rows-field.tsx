import type { RecipeSource } from '../../../../shared/recipe/recipe.ts'
import { type RepeatedRowsChoice, repeatedRowsChoice } from '../../../../shared/recipe/repeated-rows.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { repeatedWords as say } from '../../../strings/repeated-rows.ts'
import type { Choice } from '../../../ui/choice-item.tsx'
import { Select } from '../../../ui/select.tsx'

const UNDECIDED = 'undecided' as const

/** Whether rows that stand in several files count once; asked where a source has several. */
export function RepeatedRowsField({ source }: { readonly source: RecipeSource }) {
  const { id, files, repeatedRows } = source
  if (files.length < 2 && repeatedRows === null) return null
  const choices: readonly Choice<RepeatedRowsChoice | typeof UNDECIDED>[] = [
    ...(repeatedRows === null ? [{ id: UNDECIDED, ...say.undecided }] : []),
    ...repeatedRowsChoice.options.map((choice) => ({ id: choice, ...say.choices[choice] })),
  ]
  return (
    <Select
      label={say.title}
      description={say.note}
      choices={choices}
      value={repeatedRows ?? UNDECIDED}
      onChange={(choice) => {
        if (choice !== UNDECIDED)
          void editRecipe({ kind: 'change-source', sourceId: id, changes: { repeatedRows: choice } })
      }}
    />
  )
}
