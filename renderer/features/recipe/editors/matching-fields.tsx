import type { KeyForm, KeyMapping } from '../../../../shared/recipe/key-form.ts'
import { stepWords as say } from '../../../strings/recipe-steps.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'

const FORMS = ['spaces', 'ignoreCase', 'leadingZeros'] as const

/** What is evened out before two keys are compared. */
export function KeyFormField({
  form,
  onChange,
}: {
  readonly form: KeyForm
  readonly onChange: (form: KeyForm) => void
}) {
  return (
    <fieldset className="rc-checks" aria-label={say.form}>
      <span className="caption">{say.form}</span>
      {FORMS.map((name) => (
        <Checkbox key={name} isSelected={form[name]} onChange={(isOn) => onChange({ ...form, [name]: isOn })}>
          {say[name]}
        </Checkbox>
      ))}
    </fieldset>
  )
}

interface KeyMapFieldProps {
  readonly map: readonly KeyMapping[]
  readonly onChange: (map: KeyMapping[]) => void
}

/** Keys that are read as others; what the match report suggests is added there. */
export function KeyMapField({ map, onChange }: KeyMapFieldProps) {
  if (map.length === 0) return null
  return (
    <section aria-label={say.mapTitle}>
      <h3 className="rc-label">{say.mapTitle}</h3>
      <ul className="rc-map">
        {map.map(({ from, to }) => (
          <li key={from}>
            <span className="mono cut">{from}</span>
            <span className="caption">{say.mapTo}</span>
            <span className="mono cut">{to}</span>
            <IconButton
              icon="close"
              label={say.removeMap(from)}
              small
              onPress={() => onChange(map.filter((each) => each.from !== from))}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
