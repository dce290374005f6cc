import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { stepWords as say } from '../../../strings/recipe-steps.ts'
import { Select } from '../../../ui/select.tsx'
import { useRecipe } from '../recipe-context.ts'
import { columnChoices } from './column-choices.ts'

interface SourceAndKeyProps {
  /** '' while none is chosen. */
  readonly source: string
  readonly keyColumn: string
  readonly columns: readonly NamedColumn[]
  readonly onSource: (sourceId: string) => void
  readonly onKey: (column: string) => void
}

/** Whose rows come to the units, and by which of their columns. */
export function SourceAndKey({ source, keyColumn, columns, onSource, onKey }: SourceAndKeyProps) {
  const { recipe } = useRecipe()
  return (
    <div className="rc-fields">
      <Select
        label={say.from}
        choices={recipe.sources.map(({ id, name }) => ({ id, name }))}
        value={source === '' ? null : source}
        onChange={onSource}
      />
      {source !== '' && (
        <Select
          label={say.key}
          mono
          choices={columnChoices(columns, keyColumn)}
          value={keyColumn === '' ? null : keyColumn}
          onChange={onKey}
        />
      )}
    </div>
  )
}
