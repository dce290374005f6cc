import type { SpineColumn } from '../../../../shared/entities/column.ts'
import { printColumn } from '../../../../shared/rules/print-name.ts'

const SAYS_CONSENT = /consent|opt[-_ ]?in|permission|einwilligung|subscribed/i

/** A rule over the first yes-or-no column that is called like a consent; '' where there is none. */
export function proposedConsentRule(columns: readonly Pick<SpineColumn, 'name' | 'type'>[]): string {
  const found = columns.find(({ name, type }) => type === 'boolean' && SAYS_CONSENT.test(name))
  return found === undefined ? '' : `${printColumn(found.name)} = true`
}
