import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { judgeColumns } from '../../../shared/quality/judge-columns.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* What a recipe calls a column or works out from it is as sensitive as the column of the file. */

let workbench: OpenWorkbench
let view: WorkspaceView

beforeAll(async () => {
  workbench = await openWorkbench()
  const { client, folder } = workbench
  await client.call('workspaces.create', { title: 'People' })
  const file = join(folder, 'people.csv')
  writeFileSync(file, 'id,gender,religion,latitude,spend\nA,1,2,52.520008,10\nB,2,1,48.137154,20\n')
  const visits = join(folder, 'visits.csv')
  writeFileSync(
    visits,
    'id,day,diagnosis,page,postcode,amount\nA,2025-05-01,flu,home,10115,1234\nB,2025-05-02,none,home,10115,999\n',
  )
  const recipe = {
    unit: { noun: { plural: 'people', singular: 'person' }, kind: 'user' },
    asOf: '2026-01-31',
    sources: [
      {
        id: 'people',
        name: 'People',
        files: [{ path: file }],
        role: 'attributes',
        steps: [
          { id: 'code', kind: 'derive', name: 'code', formula: 'gender + 0' },
          {
            id: 'names',
            kind: 'rename',
            columns: [
              { from: 'religion', to: 'grp' },
              { from: 'latitude', to: 'y' },
            ],
          },
        ],
      },
      {
        ...{ id: 'visits', name: 'Visits', files: [{ path: visits }], role: 'flow', dateColumn: 'day' },
        completeness: 'complete',
        options: { types: { postcode: 'text', amount: 'integer' } },
        steps: [{ id: 'large', kind: 'derive', name: 'large', formula: 'amount * 1' }],
      },
    ],
    table: {
      base: { kind: 'source', source: 'people', key: 'id' },
      steps: [
        { id: 'far', kind: 'derive', name: 'twice', formula: 'spend * 2' },
        {
          ...{ id: 'seen', kind: 'features', source: 'visits', key: 'id' },
          features: [
            { name: 'ill', kind: 'share', of: 'diagnosis = "flu"' },
            { name: 'way', kind: 'path', steps: ['page = "home"', 'diagnosis = "flu"'] },
            { name: 'sick', kind: 'count', where: 'diagnosis = "flu"' },
            { name: 'home', kind: 'count', where: 'page = "home"' },
            { name: 'most_in_berlin', kind: 'max', column: 'amount', where: 'postcode = "10115"' },
            { name: 'page_in_berlin', kind: 'last', column: 'page', where: 'postcode = "10115"' },
            { name: 'lives', kind: 'last', column: 'postcode', where: 'large > 1' },
          ],
        },
      ],
    },
  }
  await client.call('recipe.adopt', {
    recipe,
    files: { people: [workbench.grantPath(file)], visits: [workbench.grantPath(visits)] },
  })
  await finish(workbench, await client.call('recipe.build', {}))
  const open = await client.call('workspaces.current', {})
  if (open === null) throw new Error('no workspace is open')
  view = open
})
afterAll(() => workbench.close())

const sensitivityOf = (name: string) => judgeColumns(view).find(({ column }) => column.name === name)?.entry.sensitivity

it('keeps a renamed or worked out sensitive column sensitive, and others free', () => {
  expect(sensitivityOf('grp')).toBe(sensitivityOf('religion') ?? 'special')
  expect(sensitivityOf('code')).toBe('protected')
  expect(sensitivityOf('twice')).toBe('none')
  for (const name of ['ill', 'way', 'sick']) expect(sensitivityOf(name), name).toBe('special')
  expect(sensitivityOf('home')).toBe('none')
  const grp = judgeColumns(view).find(({ column }) => column.name === 'grp')
  expect(grp?.refusal).not.toBeNull()
  expect(judgeColumns(view).find(({ column }) => column.name === 'twice')?.refusal).toBeNull()
})

it('coarsens a place under another name', () => {
  const y = view.spine?.columns.find(({ name }) => name === 'y')
  expect(y).toMatchObject({ coarsened: 'tenth-of-a-degree' })
  expect(y?.evidence?.quantiles?.min).toBe(48.1)
})

it('coarsens a feature by its own column, and not by what its rule asks', async () => {
  const column = (name: string) => view.spine?.columns.find((each) => each.name === name)
  for (const name of ['most_in_berlin', 'page_in_berlin']) expect(column(name)?.coarsened, name).toBeUndefined()
  expect(column('most_in_berlin')?.evidence?.quantiles).toMatchObject({ min: 999, max: 1234 })
  expect(column('page_in_berlin')).toMatchObject({ missing: 0, origin: { of: ['page'], asked: ['postcode'] } })
  expect(column('lives')).toMatchObject({ coarsened: 'postcode-area' })
})
