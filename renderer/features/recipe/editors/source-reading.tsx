import type { ReadOptionsInput } from '../../../../shared/contract/imports.ts'
import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import { sourceWords as say } from '../../../strings/recipe-steps.ts'
import { Button } from '../../../ui/button.tsx'
import { ReadingOptions } from '../../../ui/reading/reading-options.tsx'

interface SourceReadingProps {
  /** As the first file is taken apart now; null where none can be read. */
  readonly reading: RecipeView['sources'][number]['reading']
  readonly options: ReadOptionsInput
  readonly onChange: (options: ReadOptionsInput) => void
}

/** How the files of a source are taken apart: as found in each of them, or as a person says for all. */
export function SourceReading({ reading, options, onChange }: SourceReadingProps) {
  const { dialect, sheet, decimalSign, ...ofColumns } = options
  const isChosen = decimalSign !== undefined || [dialect, sheet].some((said) => Object.keys(said ?? {}).length > 0)
  const hasChoices = reading != null && (reading.dialect !== null || reading.workbook !== undefined)
  if (!hasChoices && !isChosen) return null
  return (
    <fieldset className="rc-reading" aria-label={say.reading}>
      <span className="caption">{say.reading}</span>
      {hasChoices && <ReadingOptions found={reading} options={options} onChange={onChange} />}
      {isChosen && (
        <Button kind="link" onPress={() => onChange(ofColumns)}>
          {say.asFoundInEach}
        </Button>
      )}
      {reading?.notices.map((notice) => (
        <p key={notice} className="caption">
          {notice}
        </p>
      ))}
      {reading != null && reading.differing.length > 0 && <p className="caption">{say.differing(reading.differing)}</p>}
    </fieldset>
  )
}
