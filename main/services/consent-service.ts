import { AppError } from '../../shared/contract/app-error.ts'
import type { ConsentCounts } from '../../shared/contract/consents.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { Consent } from '../../shared/quality/consent.ts'
import { dictionaryChange } from '../domain/workspace/workspace-document.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { consentAnswers, consentRule, consentScope, countAnswers } from './consent-rows.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** What customers consent to, and how many do. */
export interface ConsentService {
  /** Every consent in its order, as one undoable command. A rule that cannot run yet is kept as it was typed. */
  set(consents: readonly Consent[]): Promise<WorkspaceView>
  counts(): Promise<ConsentCounts[]>
}

const NOTHING = { consenting: 0, refusing: 0, unknown: 0 }

export function createConsentService(
  session: Pick<WorkspaceSession, 'commit' | 'required'>,
  engine: Pick<SegmentEngine, 'classify'>,
): ConsentService {
  return {
    set: (consents) =>
      session.commit('change consents', ({ document: { dictionary } }) => {
        requireNamesOnce(consents)
        const next = { ...dictionary, consents: [...consents] }
        return JSON.stringify(next) === JSON.stringify(dictionary) ? [] : [dictionaryChange(next)]
      }),
    async counts() {
      const { document } = session.required()
      if (document.spine === null) return []
      const scope = consentScope(document)
      const found: ConsentCounts[] = []
      for (const consent of document.dictionary.consents) {
        const { purpose } = consent
        try {
          const rule = consentRule(consent, scope)
          const answers = await consentAnswers(engine, rule, scope, document.frame.asOf)
          found.push({ purpose, ...countAnswers(answers), problem: null })
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'rule-invalid') throw error
          found.push({ purpose, ...NOTHING, problem: error.message })
        }
      }
      return found
    },
  }
}

function requireNamesOnce(consents: readonly Consent[]): void {
  const seen = new Set<string>()
  for (const { purpose } of consents) {
    const name = purpose.toLowerCase()
    if (seen.has(name))
      throw new AppError('bad-request', `There are two consents called “${purpose}”.`, {
        remedy: 'Call one of them otherwise.',
      })
    seen.add(name)
  }
}
