import type { ReactNode } from 'react'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { type Feature, MOST_PATH_STEPS } from '../../../../shared/recipe/feature.ts'
import { FEATURE_NOTES, behaviourWords as say } from '../../../strings/behaviours.ts'
import { featureWords } from '../../../strings/recipe-steps.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { ColumnSelect, DaysField, RuleField } from './feature-fields.tsx'

type Of<Kind extends Feature['kind']> = Extract<Feature, { readonly kind: Kind }>

interface DetailsProps<Shown extends Feature = Feature> {
  readonly feature: Shown
  readonly columns: readonly NamedColumn[]
  readonly onChange: (feature: Feature) => void
}

/** What a kind of feature needs besides its column and window, and what it says; nothing where its name says all. */
export function FeatureDetails({ feature, columns, onChange }: DetailsProps) {
  const fields = fieldsOf(feature, columns, onChange)
  const note = FEATURE_NOTES[feature.kind]
  if (fields === null && note === undefined) return null
  return (
    <div className="rc-feature-details">
      {fields}
      {note !== undefined && <p className="caption">{note}</p>}
    </div>
  )
}

function fieldsOf(feature: Feature, columns: readonly NamedColumn[], onChange: DetailsProps['onChange']): ReactNode {
  switch (feature.kind) {
    case 'share':
      return (
        <RuleField
          label={featureWords.of}
          example={featureWords.of}
          value={feature.of}
          columns={columns}
          onCommit={(of) => onChange({ ...feature, of })}
        />
      )
    case 'renewed':
    case 'renewalGap':
      return <TermFields {...{ feature, columns, onChange }} />
    case 'elasticity':
      return (
        <div className="rc-feature-fields">
          <ColumnSelect
            label={say.price}
            columns={ofType(columns, ['number', 'integer'])}
            value={feature.price}
            onChange={(price) => onChange({ ...feature, price: price ?? '' })}
          />
          <ItemSelect {...{ feature, columns, onChange }} />
        </div>
      )
    case 'path':
      return <PathFields {...{ feature, columns, onChange }} />
    case 'answered':
      return <AnswerFields {...{ feature, columns, onChange }} />
    default:
      return null
  }
}

function TermFields({ feature, columns, onChange }: DetailsProps<Of<'renewed' | 'renewalGap'>>) {
  const { ends, termDays, graceDays } = feature
  return (
    <div className="rc-feature-fields">
      <ColumnSelect
        label={say.ends}
        none={say.endsAfter}
        columns={ofType(columns, ['date'])}
        value={ends}
        onChange={(column) => onChange({ ...feature, ends: column })}
      />
      {ends === null && (
        <DaysField
          label={say.termDays}
          least={1}
          value={termDays}
          onChange={(days) => onChange({ ...feature, termDays: days })}
        />
      )}
      <DaysField
        label={say.graceDays}
        least={0}
        value={graceDays}
        onChange={(days) => onChange({ ...feature, graceDays: days })}
      />
      <ItemSelect {...{ feature, columns, onChange }} />
    </div>
  )
}

function PathFields({ feature, columns, onChange }: DetailsProps<Of<'path'>>) {
  const { steps, visit, order } = feature
  const set = (next: readonly string[]): void => onChange({ ...feature, steps: [...next] })
  return (
    <>
      <ol className="rc-path">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are told apart by their place alone
          <li key={index}>
            <RuleField
              label={say.steps(index + 1)}
              example={say.stepExample(index + 1)}
              value={step}
              columns={columns}
              onCommit={(text) => set(steps.with(index, text))}
            />
            {steps.length > 2 && (
              <IconButton
                icon="close"
                small
                label={say.removeStep(index + 1)}
                onPress={() => set(steps.toSpliced(index, 1))}
              />
            )}
          </li>
        ))}
      </ol>
      <div className="rc-feature-fields">
        {steps.length < MOST_PATH_STEPS && (
          <Button small icon="plus" onPress={() => set([...steps, ''])}>
            {say.addStep}
          </Button>
        )}
        <ColumnSelect
          label={say.visit}
          none={say.oneVisit}
          columns={columns}
          value={visit}
          onChange={(column) => onChange({ ...feature, visit: column })}
        />
        <ColumnSelect
          label={say.order}
          none={say.dayOnly}
          columns={ofType(columns, ['number', 'integer', 'text'])}
          value={order}
          onChange={(column) => onChange({ ...feature, order: column })}
        />
      </div>
    </>
  )
}

function AnswerFields({ feature, columns, onChange }: DetailsProps<Of<'answered'>>) {
  const { contact, answer, withinDays } = feature
  return (
    <>
      <RuleField
        label={say.contact}
        example={say.contactExample}
        value={contact}
        columns={columns}
        onCommit={(text) => onChange({ ...feature, contact: text })}
      />
      <RuleField
        label={say.answer}
        example={say.answerExample}
        value={answer}
        columns={columns}
        onCommit={(text) => onChange({ ...feature, answer: text })}
      />
      <div className="rc-feature-fields">
        <DaysField
          label={say.withinDays}
          least={0}
          value={withinDays}
          onChange={(days) => onChange({ ...feature, withinDays: days })}
        />
        <ItemSelect {...{ feature, columns, onChange }} />
      </div>
    </>
  )
}

/** What terms, prices or contacts are told apart by. */
function ItemSelect({
  feature,
  columns,
  onChange,
}: DetailsProps<Of<'renewed' | 'renewalGap' | 'elasticity' | 'answered'>>) {
  return (
    <ColumnSelect
      label={say.item[feature.kind]}
      none={say.notApart}
      columns={columns}
      value={feature.item}
      onChange={(item) => onChange({ ...feature, item })}
    />
  )
}

const ofType = (columns: readonly NamedColumn[], types: readonly ColumnType[]): readonly NamedColumn[] =>
  columns.filter(({ type }) => types.includes(type))
