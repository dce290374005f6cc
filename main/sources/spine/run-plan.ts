import type { BuildPlan, ConvertQueries, MatchQueries, PlanStep, UnitMerge } from '../../../shared/recipe/build-plan.ts'
import type {
  ConversionReport,
  MatchReport,
  SourceReport,
  StepReport,
  UnitKeysReport,
} from '../../../shared/recipe/recipe-report.ts'
import type { TieOutReport } from '../../../shared/recipe/tie-out.ts'
import { conversionReportOf, judgeConversion } from '../../domain/recipe/judge-conversion.ts'
import { judgeKeys, judgeMatch } from '../../domain/recipe/judge-join.ts'
import { matchReportOf } from '../../domain/recipe/match-report.ts'
import { tieOutReportOf } from '../../domain/recipe/tie-out-report.ts'
import { judgeParents, unitKeysReportOf } from '../../domain/recipe/unit-keys-report.ts'
import type { BuiltSpine, StepProgress } from '../../ports/spine-builder.ts'
import { quotedName } from '../duckdb-session.ts'
import type { WorkerPool } from '../worker-pool.ts'
import type { AnswerRow } from './spine-task.ts'

export interface RunPlace {
  readonly pool: WorkerPool
  readonly database: string
}

type Days = NonNullable<SourceReport['days']>

const RESULT = 'result'

/** Runs a plan step by step; a join that would multiply rows stops it with the figures. */
export async function runPlan(
  { pool, database }: RunPlace,
  plan: BuildPlan,
  onProgress: (progress: StepProgress) => void,
  signal: AbortSignal,
): Promise<{ spine: BuiltSpine; steps: StepReport[]; days: ReadonlyMap<string, Days>; tieOuts: TieOutReport[] }> {
  const ask = (statements: readonly string[], questions: readonly string[]) =>
    pool.run({ kind: 'spine-ask', database, statements, questions }, signal)
  const days = new Map<string, Days>()
  const rows = new Map<string | null, number>()
  for (const { sourceId, relation, days: question } of plan.staged) {
    const { answers } = await ask([], [countOf(relation), ...(question === null ? [] : [question])])
    rows.set(sourceId, numberIn(answers[0]?.[0], 'rows'))
    if (question !== null) days.set(sourceId, daysOf(answers[1]?.[0]))
  }
  const steps: StepReport[] = []
  const total = plan.steps.length + 1
  for (const [index, step] of plan.steps.entries()) {
    onProgress({ step: index, steps: total })
    const read = step.reads?.reduce((sum, sourceId) => sum + (rows.get(sourceId) ?? 0), 0)
    const rowsIn = read ?? rows.get(step.sourceId) ?? 0
    const report = await runStep(step, rowsIn, ask)
    rows.set(step.sourceId, report.rowsOut)
    steps.push(report)
  }
  onProgress({ step: plan.steps.length, steps: total })
  const tieOuts: TieOutReport[] = []
  for (const tieOut of plan.tieOuts) {
    const { answers } = await ask(tieOut.statements, [tieOut.rows, tieOut.table])
    tieOuts.push(tieOutReportOf(tieOut, answers[0] ?? [], answers[1]?.[0] ?? {}))
  }
  await ask([`CREATE OR REPLACE TABLE ${quotedName(RESULT)} AS SELECT * FROM ${quotedName(plan.result.relation)}`], [])
  const sql = `SELECT * FROM ${quotedName(RESULT)} ORDER BY ${quotedName(plan.result.keyColumn)}`
  const spine = await pool.run({ kind: 'spine-gather', database, sql, columns: plan.result.columns }, signal)
  return { spine, steps, days, tieOuts }
}

type Ask = (
  statements: readonly string[],
  questions: readonly string[],
) => Promise<{ readonly answers: readonly (readonly AnswerRow[])[]; readonly elapsedMs: number }>

async function runStep(step: PlanStep, rowsIn: number, ask: Ask): Promise<StepReport> {
  const { stepId, sourceId, kind, keyGuard, match, merge, convert } = step
  if (keyGuard !== null) {
    const summary = (await ask([], [keyGuard.summary])).answers[0]?.[0] ?? {}
    const isOnce = numberIn(summary, 'keys') === numberIn(summary, 'rows')
    judgeKeys(keyGuard, summary, isOnce ? [] : texts((await ask([], [keyGuard.examples])).answers[0]))
  }
  const counted = step.rowsOut === null ? [] : [step.rowsOut]
  const joined = match === null ? [] : [match.summary]
  const { answers, elapsedMs } = await ask(step.statements, [...joined, ...counted])
  const rowsOut = step.rowsOut === null ? rowsIn : numberIn(answers.at(-1)?.[0], 'rows')
  const report = match === null ? null : await judgedMatch(stepId, match, answers[0]?.[0] ?? {}, ask)
  const conversion = convert === null ? null : await judgedConversion(convert, ask)
  const unitKeys = merge === null ? null : await judgedMerge(merge, ask)
  return { stepId, sourceId, kind, rowsIn, rowsOut, elapsedMs, match: report, unitKeys, conversion }
}

/** The report of a join that may stand. Keys are looked at only where there is something to say of them. */
async function judgedMatch(
  stepId: string | null,
  match: MatchQueries,
  summary: AnswerRow,
  ask: Ask,
): Promise<MatchReport> {
  const unmatched = numberIn(summary, 'unmatched') > 0
  const repeated = numberIn(summary, 'keys_repeated') > 0
  const rowsOf = async (question: string | null): Promise<readonly AnswerRow[]> =>
    question === null ? [] : ((await ask([], [question])).answers[0] ?? [])
  const asking = await rowsOf(unmatched ? match.unmatchedKeys : null)
  const known = await rowsOf(unmatched ? match.knownKeys : null)
  const report = matchReportOf(match, summary, asking, texts(known))
  const examples = texts(await rowsOf(repeated ? match.repeatedKeys : null))
  judgeMatch(stepId, match, report, numberIn(summary, 'rows_after'), examples)
  return report
}

/** What decisions about keys did; parents that lead back to themselves stop the run. */
async function judgedMerge(merge: UnitMerge, ask: Ask): Promise<UnitKeysReport> {
  const questions = [merge.summary, merge.unused, merge.circles].filter((question) => question !== null)
  const { answers } = await ask([], questions)
  const answerTo = (question: string | null): readonly AnswerRow[] =>
    question === null ? [] : (answers[questions.indexOf(question)] ?? [])
  judgeParents(texts(answerTo(merge.circles)))
  return unitKeysReportOf(merge, answerTo(merge.summary)[0] ?? {}, texts(answerTo(merge.unused)))
}

/** What became of each currency; an amount without a rate stops the run. */
async function judgedConversion(convert: ConvertQueries, ask: Ask): Promise<ConversionReport> {
  const { answers } = await ask([], [convert.missing, convert.ambiguous, convert.totals])
  judgeConversion(convert, answers[0] ?? [], answers[1] ?? [])
  return conversionReportOf(convert, answers[2] ?? [])
}

const countOf = (relation: string): string => `SELECT count(*) AS rows FROM ${quotedName(relation)}`

function numberIn(row: AnswerRow | undefined, name: string): number {
  return Number(row?.[name] ?? 0)
}

function texts(rows: readonly AnswerRow[] | undefined): readonly string[] {
  return (rows ?? []).map(({ key }) => String(key))
}

function daysOf(row: AnswerRow | undefined): Days {
  const day = (name: string): string | null => (typeof row?.[name] === 'string' ? row[name] : null)
  return {
    first: day('first'),
    last: day('last'),
    afterAsOf: numberIn(row, 'after_as_of'),
    without: numberIn(row, 'without'),
    outsidePeriod: numberIn(row, 'outside_period'),
  }
}
