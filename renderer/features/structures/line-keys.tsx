import { distributionWords } from '../../strings/distribution.ts'
import type { FigureWords } from '../../strings/figure-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import type { LineInHand } from './use-moved-line.ts'

/** The keys that move a line, and how far each goes. */
export function LineKeys({ line, figures }: { readonly line: LineInHand; readonly figures: FigureWords }) {
  return (
    <div className="line-keys caption">
      <span>
        <Kbd keys="←" /> <Kbd keys="→" /> {distributionWords.oneStep}
      </span>
      <span>
        <Kbd keys="Shift" /> {distributionWords.tenSteps}
      </span>
      <span>
        <Kbd keys="Enter" /> {distributionWords.keep}
      </span>
      {line.isInHand && line.was !== null && (
        <span>
          <Kbd keys="Esc" /> {distributionWords.back(figures.alone(line.was))}
        </span>
      )}
      <span className="spring" />
      <span className="wide">{distributionWords.steps(figures.step(stepAt(line)))}</span>
    </div>
  )
}

/** How far it is to the next step from where the line stands, round steps counted alone. */
function stepAt({ steps, value }: LineInHand): number {
  const next = steps.findIndex((step) => step > value)
  const [from, to] = next < 0 ? [steps.at(-2), steps.at(-1)] : next < 2 ? [steps[0], steps[1]] : [value, steps[next]]
  return (to ?? 0) - (from ?? 0)
}
