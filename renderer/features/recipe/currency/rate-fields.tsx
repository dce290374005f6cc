import type { RecipeCurrency } from '../../../../shared/recipe/recipe-currency.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { currencyWords as say } from '../../../strings/currency.ts'
import { Select } from '../../../ui/select.tsx'
import { columnChoices } from '../editors/column-choices.ts'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'
import { TypedRates } from './typed-rates.tsx'

const TYPED = '\u0000typed'
const ALWAYS = '\u0000always'

type Rates = RecipeCurrency['rates']
type SourceRates = Extract<Rates, { kind: 'source' }>

/** Where the rates come from: typed here, or columns of a source. */
export function RateFields({ currency }: { readonly currency: RecipeCurrency }) {
  const view = useRecipe()
  const { rates } = currency
  const set = (next: Rates): void => void editRecipe({ kind: 'set-currency', currency: { ...currency, rates: next } })
  const choose = (id: string): void => {
    if (id === TYPED) {
      set({ kind: 'typed', rows: [] })
      return
    }
    const columns = columnsAtEnd(view, id)
    const named = (pattern: RegExp): string | undefined => columns.find(({ name }) => pattern.test(name))?.name
    const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => name)
    set({
      kind: 'source',
      source: id,
      from: named(/from|currency|base/i) ?? texts[0] ?? columns[0]?.name ?? '-',
      to: named(/^to|quote|target/i) ?? texts[1] ?? columns[0]?.name ?? '-',
      rate: named(/rate|value|price/i) ?? columns.find(({ type }) => type === 'number')?.name ?? '-',
      validFrom: columns.find(({ type }) => type === 'date')?.name ?? null,
    })
  }
  return (
    <>
      <Select
        label={say.rates}
        choices={[
          { id: TYPED, name: say.typed },
          ...view.recipe.sources.map(({ id, name }) => ({ id, name: say.ofSource(name) })),
        ]}
        value={rates.kind === 'typed' ? TYPED : rates.source}
        onChange={choose}
      />
      {rates.kind === 'typed' ? (
        <TypedRates
          key={currency.code}
          code={currency.code}
          rows={rates.rows}
          onChange={(rows) => set({ kind: 'typed', rows })}
        />
      ) : (
        <SourceColumns rates={rates} onChange={set} />
      )}
      <p className="caption">{say.turned}</p>
    </>
  )
}

function SourceColumns({
  rates,
  onChange,
}: {
  readonly rates: SourceRates
  readonly onChange: (rates: SourceRates) => void
}) {
  const columns = columnsAtEnd(useRecipe(), rates.source)
  const of = (...types: readonly string[]) => columns.filter(({ type }) => types.includes(type))
  return (
    <div className="rc-fields">
      <Select
        label={say.from}
        mono
        choices={columnChoices(of('text'), rates.from)}
        value={rates.from}
        onChange={(from) => onChange({ ...rates, from })}
      />
      <Select
        label={say.into}
        mono
        choices={columnChoices(of('text'), rates.to)}
        value={rates.to}
        onChange={(to) => onChange({ ...rates, to })}
      />
      <Select
        label={say.rate}
        mono
        choices={columnChoices(of('number', 'integer'), rates.rate)}
        value={rates.rate}
        onChange={(rate) => onChange({ ...rates, rate })}
      />
      <Select
        label={say.validFrom}
        mono
        choices={[{ id: ALWAYS, name: say.always }, ...columnChoices(of('date'), rates.validFrom)]}
        value={rates.validFrom ?? ALWAYS}
        onChange={(id) => onChange({ ...rates, validFrom: id === ALWAYS ? null : id })}
      />
    </div>
  )
}
