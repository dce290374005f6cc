import licence from '../../../docs/LICENSE?raw'
import notices from '../../../docs/THIRD-PARTY-NOTICES?raw'
import { guideStrings as say } from '../../strings/guide.ts'

/** The licence of Tessera, then those of all that it is built from. */
export function LicenceTexts() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
    <section className="licence-texts" aria-label={say.licences} tabIndex={0}>
      <h3>{say.own}</h3>
      <pre>{licence}</pre>
      <h3>{say.others}</h3>
      <pre>{notices}</pre>
    </section>
  )
}
