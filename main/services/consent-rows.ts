import { AppError } from '../../shared/contract/app-error.ts'
import type { ConsentCounts } from '../../shared/contract/consents.ts'
import { type AssignmentUse, type Consent, isSamePurpose } from '../../shared/quality/consent.ts'
import type { JudgedColumn } from '../../shared/quality/judge-columns.ts'
import { readRule } from '../../shared/rules/read-rule.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { RuleScope } from '../../shared/rules/rule-scope.ts'
import { scopeOf } from '../domain/structures/run-plan.ts'
import type { WorkspaceDocument } from '../domain/workspace/workspace-document.ts'
import type { TableClassifier } from '../ports/table-classifier.ts'

/** What a consent's rule says of a row. */
export const ANSWERS = { consents: 0, refuses: 1, unknown: 2 } as const

/** What a consent may speak of: every column, for a column that may not divide customers may well say what they allow. */
export function consentScope({ spine, thresholds }: Pick<WorkspaceDocument, 'spine' | 'thresholds'>): RuleScope {
  return scopeOf(spine, thresholds)
}

/** The rule of a consent. Throws AppError 'rule-invalid' naming the purpose where it cannot run. */
export function consentRule({ purpose, rule: text }: Consent, scope: RuleScope): Rule {
  const { rule, problems } = readRule(text, scope)
  if (rule !== null) return rule
  const why = text.trim() === '' ? 'it has no rule yet.' : (problems[0]?.message ?? 'its rule cannot be read.')
  throw new AppError('rule-invalid', `Who consents to “${purpose}” cannot be told: ${why}`, {
    remedy: 'Mend its rule: Govern, Consent.',
  })
}

/** One of ANSWERS for every row. */
export async function consentAnswers(
  classifier: Pick<TableClassifier, 'classify'>,
  rule: Rule,
  { thresholds }: RuleScope,
  asOf: string,
): Promise<Uint8Array> {
  const rules = [
    { id: 'consents', rule },
    { id: 'refuses', rule: { kind: 'not', of: rule } as const },
  ]
  return classifier.classify({ rules, thresholds, asOf })
}

export function countAnswers(answers: Uint8Array): Pick<ConsentCounts, 'consenting' | 'refusing' | 'unknown'> {
  const counts = [0, 0, 0]
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1
  const [consenting = 0, refusing = 0, unknown = 0] = counts
  return { consenting, refusing, unknown }
}

/** Those of the columns that rules use that may be used by consent alone. */
export function restingOnConsent(used: ReadonlySet<string>, judged: readonly JudgedColumn[]): readonly string[] {
  return judged
    .filter(({ column, entry }) => used.has(column.name) && entry.basis === 'consent')
    .map(({ column }) => column.name)
}

/**
 * The consent that exported assignments need; null where they need none. Throws AppError 'conflict' where that was not
 * said, or is not enough for columns that rest on consent.
 * @param resting columns of the rules that may be used by consent alone
 */
export function consentFor(
  use: AssignmentUse,
  consents: readonly Consent[],
  resting: readonly string[],
): Consent | null {
  if (consents.length === 0 && resting.length === 0) return null
  const columns = resting.map((name) => `“${name}”`).join(', ')
  if (consents.length === 0)
    throw new AppError('conflict', `The rules use ${columns} by consent alone, and nobody said who consents to what.`, {
      remedy: 'Add the consent: Govern, Consent.',
    })
  const purposes = consents.map(({ purpose }) => `“${purpose}”`).join(', ')
  if (use === null)
    throw new AppError('conflict', 'Nobody said what the assignments are for.', {
      remedy: `Choose one of ${purposes}${resting.length === 0 ? ', or a use that needs no consent' : ''}.`,
    })
  if (use.kind === 'no-consent-needed') {
    if (resting.length === 0) return null
    throw new AppError('conflict', `The rules use ${columns} by consent alone, so every use of them needs one.`, {
      remedy: `Choose what the assignments are for: ${purposes}.`,
    })
  }
  const consent = consents.find(({ purpose }) => isSamePurpose(purpose, use.purpose))
  if (consent !== undefined) return consent
  throw new AppError('conflict', `No consent is given for “${use.purpose}”.`, { remedy: `There are ${purposes}.` })
}
