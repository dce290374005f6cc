import type { ReadOptionsInput } from '../../../../shared/contract/imports.ts'
import type { CsvDialect } from '../../../../shared/entities/spine.ts'
import { DELIMITER_WORDS, ENCODING_WORDS, importStrings } from '../../../strings/data.ts'
import { sourceWords as say } from '../../../strings/recipe-steps.ts'
import { Select } from '../../../ui/select.tsx'

const FOUND = 'found' as const

interface ReadingFieldsProps {
  readonly options: ReadOptionsInput
  readonly onChange: (options: ReadOptionsInput) => void
}

/** How delimited files are taken apart: as found in each of them, or as a person says for all. */
export function ReadingFields({ options, onChange }: ReadingFieldsProps) {
  const { dialect = {} } = options
  const set = (part: Partial<CsvDialect>): void => onChange({ ...options, dialect: { ...dialect, ...part } })
  const forget = (name: keyof CsvDialect): void => {
    const { [name]: _former, ...others } = dialect
    onChange({ ...options, dialect: others })
  }
  const { decimalSign = FOUND, ...others } = options
  const encodings = Object.keys(ENCODING_WORDS) as (keyof typeof ENCODING_WORDS)[]
  return (
    <fieldset className="rc-reading" aria-label={say.reading}>
      <span className="caption">{say.reading}</span>
      <Select
        label={importStrings.fieldsEnd}
        labelPlace="inline"
        choices={[{ id: FOUND, name: say.asFound }, ...DELIMITER_WORDS.map(([id, name]) => ({ id, name }))]}
        value={dialect.delimiter ?? FOUND}
        onChange={(id) => (id === FOUND ? forget('delimiter') : set({ delimiter: id }))}
      />
      <Select
        label={importStrings.encoding}
        labelPlace="inline"
        choices={[{ id: FOUND, name: say.asFound }, ...encodings.map((id) => ({ id, name: ENCODING_WORDS[id] }))]}
        value={dialect.encoding ?? FOUND}
        onChange={(id) => (id === FOUND ? forget('encoding') : set({ encoding: id }))}
      />
      <Select
        label={importStrings.decimals}
        labelPlace="inline"
        choices={[
          { id: FOUND, name: say.asFound },
          { id: '.', name: importStrings.decimalSigns.point },
          { id: ',', name: importStrings.decimalSigns.comma },
        ]}
        value={decimalSign}
        onChange={(sign) => onChange(sign === FOUND ? others : { ...options, decimalSign: sign })}
      />
      <Select
        label={say.header}
        labelPlace="inline"
        choices={[
          { id: FOUND, name: say.asFound },
          { id: 'yes', name: say.lines.yes },
          { id: 'no', name: say.lines.no },
        ]}
        value={dialect.hasHeader === undefined ? FOUND : dialect.hasHeader ? 'yes' : 'no'}
        onChange={(id) => (id === FOUND ? forget('hasHeader') : set({ hasHeader: id === 'yes' }))}
      />
    </fieldset>
  )
}
