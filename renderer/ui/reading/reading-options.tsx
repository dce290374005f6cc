import './reading.css'
import type { ImportPreview, ReadOptionsInput } from '../../../shared/contract/imports.ts'
import { importStrings as say } from '../../strings/data.ts'
import { Select } from '../select.tsx'
import { SheetOptions } from './sheet-options.tsx'
import { TextOptions } from './text-options.tsx'

export interface ReadingOptionsProps {
  /** What a person has chosen so far. */
  readonly options: ReadOptionsInput
  /** The file is read again with these. */
  readonly onChange: (options: ReadOptionsInput) => void
}

/** How a file is taken apart now. */
export type FoundReading = Pick<ImportPreview, 'dialect' | 'workbook'>

/** How a file is taken apart, where there is something to choose: delimited texts and workbooks. */
export function ReadingOptions({
  found: { dialect, workbook },
  isDisabled = false,
  ...choice
}: ReadingOptionsProps & { readonly found: FoundReading; readonly isDisabled?: boolean }) {
  if (dialect === null && workbook === undefined) return null
  return (
    <div className="reading-options" inert={isDisabled}>
      {dialect !== null && <TextOptions dialect={dialect} {...choice} />}
      {workbook !== undefined && <SheetOptions workbook={workbook} {...choice} />}
      <DecimalSign {...choice} />
    </div>
  )
}

function DecimalSign({ options, onChange }: ReadingOptionsProps) {
  const { decimalSign = 'guess', ...others } = options
  return (
    <Select
      label={say.decimals}
      labelPlace="inline"
      choices={[
        { id: 'guess', name: say.decimalSigns.guess },
        { id: '.', name: say.decimalSigns.point },
        { id: ',', name: say.decimalSigns.comma },
      ]}
      value={decimalSign}
      onChange={(sign) => onChange(sign === 'guess' ? others : { ...options, decimalSign: sign })}
    />
  )
}
