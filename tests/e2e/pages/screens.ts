import type { RunningWorkbench } from '../hosts/workbench-host.ts'
import { ComparisonScreen } from './comparison-screen.ts'
import { CustomerTable } from './customer-table.ts'
import { FrameBar } from './frame-bar.ts'
import { FrameScreen } from './frame-screen.ts'
import { HandOverScreen } from './hand-over-screen.ts'
import { ImportScreen } from './import-screen.ts'
import { OptionsScreen } from './options-screen.ts'
import { RecipeScreen } from './recipe-screen.ts'
import { StartScreen } from './start-screen.ts'

/** Every screen of one window, as a person names its parts. */
export interface Screens {
  readonly bar: FrameBar
  readonly start: StartScreen
  readonly frame: FrameScreen
  readonly importing: ImportScreen
  readonly recipe: RecipeScreen
  readonly table: CustomerTable
  readonly options: OptionsScreen
  readonly comparison: ComparisonScreen
  readonly handOver: HandOverScreen
}

export function createScreens(workbench: RunningWorkbench): Screens {
  const { page } = workbench
  return {
    bar: new FrameBar(page),
    start: new StartScreen(workbench),
    frame: new FrameScreen(page),
    importing: new ImportScreen(workbench),
    recipe: new RecipeScreen(workbench),
    table: new CustomerTable(page),
    options: new OptionsScreen(page),
    comparison: new ComparisonScreen(page),
    handOver: new HandOverScreen(page),
  }
}
