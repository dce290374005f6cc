// npm test: sets itself up, then typecheck, lint, build and every kind of test. Ends with one line that sums them all.
//   node tests/run.mjs            everything
//   node tests/run.mjs unit lint  only these: typecheck, lint, unit, contract, integration, parity, architecture, e2e
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildStale } from '../main/hosts/launch/build.mjs'
import { rootFolder } from '../main/hosts/launch/root-folder.mjs'
import { setUp, stopAt } from '../main/hosts/launch/set-up.mjs'

const PROJECTS = ['shared', 'main/domain', 'main', 'renderer', 'tests']
const SUITES = ['unit', 'contract', 'integration', 'parity', 'architecture']
const CRASHED = 'CRASHED '
const CLOSING_LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/

const asked = process.argv.slice(2)
const all = ['typecheck', 'lint', ...SUITES, 'e2e']
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) stopAt(`There is no test of the name ${unknown.join(', ')}. There are: ${all.join(', ')}.`)
const isWanted = (name) => asked.length === 0 || asked.includes(name)

const node = setUp()
const bin = join(rootFolder, 'node_modules/.bin')
const env = { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}` }

/** Runs a script, passing its lines on but for a closing line, which is kept for the sum at the end. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: rootFolder, env, stdio: ['ignore', 'pipe', 'inherit'] })
    let closing = null
    const crashed = []
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      const found = CLOSING_LINE.exec(line.trim())
      if (line.startsWith(CRASHED)) crashed.push(line.slice(CRASHED.length))
      if (found === null) console.log(line)
      else closing = { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) }
    })
    child.once('error', () => resolve({ code: 127, closing, crashed }))
    child.once('close', (code) => resolve({ code: code ?? 1, closing, crashed }))
  })
}

/** One thing that passes or fails as a whole. */
async function check(name, commands) {
  console.log(`\n${name}`)
  let failed = 0
  for (const command of commands) if ((await run(command)).code !== 0) failed = 1
  return { passed: 1 - failed, failed, skipped: 0 }
}

/** Something that counts itself; one that ends badly without saying so counts as a failure. */
async function suite(name, command) {
  console.log(`\n${name}`)
  const first = await run(command)
  if (first.crashed.length === 0 || first.closing === null) return countedOf(first)
  // A process that dies in native code says nothing of its tests: they are asked once more, aloud.
  console.log(`\nTEST PROCESS CRASHED, run once more: ${first.crashed.join(', ')}`)
  const again = countedOf(await run([...command.filter((part) => !/^tests\/\w+\/$/.test(part)), ...first.crashed]))
  const { passed, failed, skipped } = first.closing
  return {
    passed: passed + again.passed,
    failed: failed - first.crashed.length + again.failed,
    skipped: skipped + again.skipped,
  }
}

function countedOf({ code, closing }) {
  const counted = closing ?? { passed: 0, failed: 0, skipped: 0 }
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

const results = []
if (isWanted('typecheck')) {
  const tsc = join(rootFolder, 'node_modules/typescript/bin/tsc')
  results.push(
    await check(
      'typecheck',
      PROJECTS.map((project) => [tsc, '-p', project]),
    ),
  )
}
if (isWanted('lint')) {
  const biome = join(rootFolder, 'node_modules/@biomejs/biome/bin/biome')
  results.push(await check('lint', [[biome, 'check', '--error-on-warnings', '.']]))
}
if (['integration', 'e2e'].some(isWanted)) {
  const failure = buildStale(node)
  if (failure !== null) console.error(failure)
  results.push({ passed: failure === null ? 1 : 0, failed: failure === null ? 0 : 1, skipped: 0 })
}
const vitest = join(rootFolder, 'node_modules/vitest/vitest.mjs')
const suites = SUITES.filter(isWanted)
if (suites.length > 0) {
  const folders = suites.map((name) => `tests/${name}/`)
  const options = ['run', '--config', 'tests/vitest.config.ts', '--passWithNoTests']
  results.push(await suite(suites.join(', '), [vitest, ...options, ...folders]))
}
if (isWanted('e2e')) results.push(await suite('e2e', [vitest, 'run', '--config', 'tests/e2e/vitest.config.ts']))

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 ? 1 : 0
