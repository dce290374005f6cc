import type { ImportPreview } from '../../../shared/contract/imports.ts'
import type { SheetReading } from '../../../shared/entities/spine.ts'
import { importStrings as say } from '../../strings/data.ts'
import { Checkbox } from '../checkbox.tsx'
import { Select } from '../select.tsx'
import type { ReadingOptionsProps } from './reading-options.tsx'
import { SkipField } from './skip-field.tsx'

type FoundWorkbook = NonNullable<ImportPreview['workbook']>

/** Which sheet of a workbook is read, and where its table begins. */
export function SheetOptions({
  workbook,
  options,
  onChange,
}: ReadingOptionsProps & { readonly workbook: FoundWorkbook }) {
  const { sheets, reading } = workbook
  const change = (part: Partial<SheetReading>): void => onChange({ ...options, sheet: { ...options.sheet, ...part } })
  return (
    <>
      <Select
        label={say.sheet}
        labelPlace="inline"
        choices={sheets.map(({ name, isHidden }) => ({ id: name, name: isHidden ? say.hiddenSheet(name) : name }))}
        value={reading.name}
        // Where the table begins on another sheet is found anew.
        onChange={(name) => name === reading.name || onChange({ ...options, sheet: { name } })}
      />
      <SkipField label={say.skipRows} value={reading.skipRows} onChange={(skipRows) => change({ skipRows })} />
      <Checkbox isSelected={reading.hasHeader} onChange={(hasHeader) => change({ hasHeader })}>
        {say.headerRow}
      </Checkbox>
    </>
  )
}
