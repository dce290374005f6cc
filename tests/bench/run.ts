// npm run bench: the figures that the README keeps, each beside its peer in the same run.
import { buildKernels } from '../../main/hosts/launch/build-kernels.mjs'
import { benchBoard } from './board.ts'
import { benchDrag } from './drag.ts'
import { benchEngine } from './engine.ts'
import { benchImport } from './import.ts'
import { benchJourney } from './journey.ts'
import { benchKills } from './kills.ts'
import { benchSpine } from './spine.ts'
import { benchStill } from './still.ts'
import { benchStore } from './store.ts'

const BENCHES = {
  engine: benchEngine,
  drag: benchDrag,
  still: benchStill,
  import: benchImport,
  store: benchStore,
  spine: benchSpine,
  journey: benchJourney,
  board: benchBoard,
  kills: benchKills,
}

const failure = buildKernels(process.execPath)
if (failure !== null) throw new Error(failure)

const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${name}`)
  console.log(JSON.stringify(await bench(), null, 2))
}
