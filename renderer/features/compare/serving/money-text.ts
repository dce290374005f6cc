import { formatAmount, type MoneyUnit } from '../../../ui/format-money.ts'
import { NOT_AVAILABLE } from '../../../ui/format-number.ts'

/** An amount in a table's unit of money, or that there is none. */
export const moneyText = (amount: number | null, unit: MoneyUnit): string =>
  amount === null ? NOT_AVAILABLE : formatAmount(amount, unit)
