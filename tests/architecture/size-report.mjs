// Prints the files over 200 lines (or over the number given), longest first: node tests/architecture/size-report.mjs 150
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const limit = Number(process.argv[2] ?? 200)
const files = globSync(
  ['shared', 'main', 'renderer', 'tests'].map((folder) => `${folder}/**/*.{ts,tsx,mjs,css}`),
  { cwd: root },
)
const sized = files.map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
const total = sized.reduce((sum, { lines }) => sum + lines, 0)

for (const { path, lines } of sized.filter((file) => file.lines > limit).sort((a, b) => b.lines - a.lines)) {
  console.log(`${String(lines).padStart(5)}  ${path}`)
}
console.log(`${files.length} files, ${total} lines, ${Math.round(total / Math.max(1, files.length))} on average.`)
