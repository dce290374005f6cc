import type { ServiceLevel } from '../../../../shared/entities/operating-model.ts'
import { operatingWords as say } from '../../../strings/operating.ts'
import { Button } from '../../../ui/button.tsx'
import { currencySign } from '../../../ui/format-money.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { keepOperating } from './keep-operating.ts'

const MOST_LEVELS = 12

interface ServiceLevelsProps {
  readonly levels: readonly ServiceLevel[]
  readonly noun: { readonly singular: string }
  readonly currency: string
  readonly isReadOnly: boolean
}

/** What segments can get, each at its price. */
export function ServiceLevels({ levels, noun, currency, isReadOnly }: ServiceLevelsProps) {
  const change = (id: string, part: Partial<ServiceLevel>): void =>
    void keepOperating('serviceLevels', (kept) => kept.map((one) => (one.id === id ? { ...one, ...part } : one)))
  return (
    <>
      {levels.length > 0 && (
        <ul className="service-levels">
          {levels.map(({ id, name, gives, yearlyCost }) => (
            <li key={id} aria-label={name}>
              <TextField
                label={say.levelName}
                value={name}
                maxLength={60}
                isReadOnly={isReadOnly}
                onCommit={(text) => text.trim() !== '' && change(id, { name: text.trim() })}
              />
              <NumberField
                label={say.levelCost(noun.singular, currencySign(currency))}
                value={yearlyCost}
                minimum={0}
                format={{ maximumFractionDigits: 2 }}
                isReadOnly={isReadOnly}
                onChange={(cost) => Number.isNaN(cost) || change(id, { yearlyCost: cost })}
              />
              <TextField
                label={say.levelGives}
                value={gives}
                maxLength={300}
                isReadOnly={isReadOnly}
                onCommit={(text) => change(id, { gives: text.trim() })}
              />
              {!isReadOnly && (
                <IconButton
                  icon="trash"
                  label={say.removeLevel(name)}
                  onPress={() => void keepOperating('serviceLevels', (kept) => kept.filter((one) => one.id !== id))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && levels.length < MOST_LEVELS && (
        <div>
          <Button icon="plus" onPress={() => void keepOperating('serviceLevels', withNewLevel)}>
            {say.addLevel}
          </Button>
        </div>
      )}
    </>
  )
}

/** One more level, of the first number that neither an id nor a name has. */
export function withNewLevel(levels: readonly ServiceLevel[]): ServiceLevel[] {
  let number = levels.length + 1
  const isTaken = (): boolean => levels.some(({ id, name }) => id === idOf(number) || name === say.newLevel(number))
  while (isTaken()) number += 1
  return [...levels, { id: idOf(number), name: say.newLevel(number), gives: '', yearlyCost: 0 }]
}

const idOf = (number: number): string => `level ${number}`
