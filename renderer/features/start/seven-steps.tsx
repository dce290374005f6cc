import { STEP_IDS } from '../../state/navigation-store.ts'
import { frameBarStrings, STEP_WORDS } from '../../strings/frame-bar.ts'
import { startStrings as say } from '../../strings/start.ts'

/** The way through, one line a step. */
export function SevenSteps() {
  return (
    <>
      <div className="section how">
        <h2>{say.atTheEnd}</h2>
      </div>
      <ol className="seven">
        {STEP_IDS.map((step, index) => {
          const isLater = step === 'validate' || step === 'activate'
          return (
            <li key={step} className={isLater ? 'later' : ''}>
              <i>{index + 1}</i>
              <b>{STEP_WORDS[step].name}</b>
              <span>{STEP_WORDS[step].gives}</span>
              {isLater && <span className="caption">{frameBarStrings.laterNote}</span>}
            </li>
          )
        })}
      </ol>
    </>
  )
}
