import type { CsvDialect } from '../../../shared/entities/spine.ts'
import { ENCODING_WORDS, importStrings as say } from '../../strings/data.ts'
import { Checkbox } from '../checkbox.tsx'
import { Select } from '../select.tsx'
import { DelimiterChoice } from './delimiter-choice.tsx'
import type { ReadingOptionsProps } from './reading-options.tsx'
import { SkipField } from './skip-field.tsx'

const QUOTES = { double: '"', single: "'", none: '' } as const
type Quote = keyof typeof QUOTES

/** How a delimited text is taken apart. */
export function TextOptions({ dialect, options, onChange }: ReadingOptionsProps & { readonly dialect: CsvDialect }) {
  const change = (part: Partial<CsvDialect>): void => onChange({ ...options, dialect: { ...options.dialect, ...part } })
  const encodings = Object.keys(ENCODING_WORDS) as (keyof typeof ENCODING_WORDS)[]
  const quotes = Object.keys(QUOTES) as Quote[]
  return (
    <>
      <DelimiterChoice delimiter={dialect.delimiter} onChange={(delimiter) => change({ delimiter })} />
      <Select
        label={say.encoding}
        labelPlace="inline"
        choices={encodings.map((id) => ({ id, name: ENCODING_WORDS[id] }))}
        value={dialect.encoding}
        onChange={(encoding) => change({ encoding })}
      />
      <Select
        label={say.quote}
        labelPlace="inline"
        choices={quotes.map((id) => ({ id, name: say.quotes[id] }))}
        value={quotes.find((id) => QUOTES[id] === dialect.quote) ?? 'none'}
        onChange={(id) => change({ quote: QUOTES[id] })}
      />
      <SkipField label={say.skip} value={dialect.skipLines} onChange={(skipLines) => change({ skipLines })} />
      <Checkbox isSelected={dialect.hasHeader} onChange={(hasHeader) => change({ hasHeader })}>
        {say.header}
      </Checkbox>
    </>
  )
}
