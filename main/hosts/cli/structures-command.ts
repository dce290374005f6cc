import { z } from 'zod'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { lens, type Structure } from '../../../shared/entities/structure.ts'
import { judgeColumns, refusalsOf } from '../../../shared/quality/judge-columns.ts'
import { readRule } from '../../../shared/rules/read-rule.ts'
import type { CommandContext } from './command-context.ts'
import { UsageError } from './options.ts'
import { readJson } from './read-json.ts'

const ruleEntry = z.object({ name: z.string().min(1), rule: z.string().min(1) })
const sketch = z.object({
  name: z.string().min(1),
  lens: lens.default('other'),
  thresholds: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string().default('') })).default([]),
  exclusions: z.array(ruleEntry).default([]),
  segments: z.array(ruleEntry).min(1),
})
/** One option, or several in a list. */
const sketches = z.preprocess((json) => (Array.isArray(json) ? json : [json]), z.array(sketch))
type Sketch = z.infer<typeof sketch>

export interface StructureReport {
  readonly name: string
  readonly lens: string
  readonly exclusions: readonly { readonly name: string; readonly rule: string }[]
  readonly segments: readonly { readonly name: string; readonly rule: string }[]
  readonly standardPath: string
}

const reportOf = ({ name, lens: basis, exclusions, segments, defaultPath }: Structure): StructureReport => ({
  name,
  lens: basis,
  exclusions: exclusions.map((entry) => ({ name: entry.name, rule: entry.draft.text })),
  segments: segments.map((entry) => ({ name: entry.name, rule: entry.draft.text })),
  standardPath: defaultPath.name,
})

type Thresholds = Sketch['thresholds']

/** The thresholds of a whole file, once each: they belong to the workspace, so every option may use them. */
function thresholdsOf(options: readonly Sketch[]): Thresholds {
  const known = new Map<string, Thresholds[number]>()
  for (const threshold of options.flatMap(({ thresholds }) => thresholds)) {
    const { name, value } = known.get(threshold.name) ?? threshold
    if (value !== threshold.value)
      throw new AppError(
        'rule-invalid',
        `The threshold “${name}” is ${value} in one option and ${threshold.value} in another.`,
        {
          remedy: 'Options share their thresholds: give it one value, or two names.',
        },
      )
    known.set(name, threshold)
  }
  return [...known.values()]
}

/** Refuses a rule that cannot run, before anything is changed. */
function checkRules(view: WorkspaceView, own: Thresholds, { name, exclusions, segments }: Sketch): void {
  const scope = {
    columns: new Map((view.spine?.columns ?? []).map((column) => [column.name, column.type])),
    refused: refusalsOf(judgeColumns(view)),
    thresholds: new Map([...view.thresholds, ...own].map((threshold) => [threshold.name, threshold.value])),
  }
  for (const entry of [...exclusions, ...segments]) {
    const problem = readRule(entry.rule, scope).problems[0]
    if (!problem) continue
    const where = `${name}, ${entry.name}, character ${problem.start + 1}`
    throw new AppError('rule-invalid', `${where}: ${problem.message}`, { remedy: problem.suggestion ?? undefined })
  }
}

async function add({ client }: CommandContext, { name, lens: basis, exclusions, segments }: Sketch): Promise<void> {
  const structureId = (await client.call('structures.add', { name, lens: basis })).structures.at(-1)?.id
  if (structureId === undefined) throw new AppError('internal', 'The option was not added.')
  for (const entry of exclusions)
    await client.call('segments.add', { structureId, kind: 'exclusion', name: entry.name, text: entry.rule })
  for (const entry of segments)
    await client.call('segments.add', { structureId, kind: 'segment', name: entry.name, text: entry.rule })
}

/** `tessera structures list` and `tessera structures add FILE.json`. */
export async function structuresCommand(context: CommandContext): Promise<readonly StructureReport[]> {
  const [verb, file] = context.options.operands
  if (verb !== 'list' && verb !== 'add') throw new UsageError('structures takes list or add.')
  if (verb === 'add' && !file) throw new UsageError('structures add takes a JSON file.')
  const added = file && verb === 'add' ? await readJson(file, sketches, 'is not a segmentation option') : []
  const view = await context.openWorkspace('refuse')
  const thresholds = thresholdsOf(added)
  for (const each of added) checkRules(view, thresholds, each)
  for (const threshold of thresholds) await context.client.call('thresholds.set', threshold)
  for (const each of added) await add(context, each)
  const after = await context.client.call('workspaces.current', {})
  return (after?.structures ?? []).map(reportOf)
}
