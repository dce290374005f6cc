import type { ReadOptionsInput } from '../../../shared/contract/imports.ts'
import type { CsvDialect } from '../../../shared/entities/spine.ts'
import { readWith } from '../../state/import-flow.ts'
import { ENCODING_WORDS, importStrings as say } from '../../strings/data.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { DelimiterChoice } from './delimiter-choice.tsx'

export interface ReadingOptionsProps {
  /** How the file is read now. */
  readonly dialect: CsvDialect
  /** What a person has chosen so far. */
  readonly options: ReadOptionsInput
}

/** How a delimited file is taken apart; a change reads it again. */
export function ReadingOptions({ dialect, options }: ReadingOptionsProps) {
  const change = (part: Partial<CsvDialect>) => void readWith({ ...options, dialect: { ...options.dialect, ...part } })
  const encodings = (Object.keys(ENCODING_WORDS) as (keyof typeof ENCODING_WORDS)[]).map((id) => ({
    id,
    name: ENCODING_WORDS[id],
  }))
  const quotes = [
    { id: 'double', name: say.quotes.double },
    { id: 'single', name: say.quotes.single },
    { id: 'none', name: say.quotes.none },
  ] as const
  const decimals = [
    { id: 'guess', name: say.decimalSigns.guess },
    { id: '.', name: say.decimalSigns.point },
    { id: ',', name: say.decimalSigns.comma },
  ] as const
  const { decimalSign = 'guess', ...others } = options
  const quote = dialect.quote === '"' ? 'double' : dialect.quote === "'" ? 'single' : 'none'
  return (
    <>
      <DelimiterChoice delimiter={dialect.delimiter} onChange={(delimiter) => change({ delimiter })} />
      <Select
        label={say.encoding}
        labelPlace="inline"
        choices={encodings}
        value={dialect.encoding}
        onChange={(encoding) => change({ encoding })}
      />
      <Select
        label={say.quote}
        labelPlace="inline"
        choices={quotes}
        value={quote}
        onChange={(id) => change({ quote: id === 'double' ? '"' : id === 'single' ? "'" : '' })}
      />
      <Select
        label={say.decimals}
        labelPlace="inline"
        choices={decimals}
        value={decimalSign}
        onChange={(sign) => void readWith(sign === 'guess' ? others : { ...options, decimalSign: sign })}
      />
      <NumberField
        label={say.skip}
        labelPlace="inline"
        className="skip-lines"
        value={dialect.skipLines}
        minimum={0}
        maximum={1000}
        step={1}
        onChange={(skipLines) => skipLines === dialect.skipLines || Number.isNaN(skipLines) || change({ skipLines })}
      />
      <Checkbox isSelected={dialect.hasHeader} onChange={(hasHeader) => change({ hasHeader })}>
        {say.header}
      </Checkbox>
    </>
  )
}
