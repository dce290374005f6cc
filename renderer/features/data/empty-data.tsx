import { chooseData, openAllDropped, openSample, showSources } from '../../state/workspace-actions.ts'
import { emptyDataStrings as say } from '../../strings/data.ts'
import { newTableStrings } from '../../strings/start.ts'
import { Button } from '../../ui/button.tsx'
import { DropArea } from '../../ui/drop-area.tsx'
import { DropBox } from '../../ui/drop-box.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'

/** No table yet: a place to drop one, and the columns that help most. */
export function EmptyData() {
  return (
    <Screen label="Data" head={<ScreenHead title={say.title} scope={say.scope} />}>
      <DropData />
    </Screen>
  )
}

/** A place to drop a file, and the columns that help most. */
export function DropData() {
  return (
    <DropArea className="scroll data-empty" onDrop={(files) => void openAllDropped(files)}>
      {(isOver) => (
        <>
          <DropBox
            isOver={isOver}
            title={isOver ? say.dropNow : say.drop}
            note="UTF-8, Windows-1252 or UTF-16; any separator; up to 10 million rows."
          >
            <div className="row drop-actions">
              <Button kind="primary" onPress={() => void chooseData()}>
                {say.choose}
              </Button>
              <Button onPress={showSources}>{newTableStrings.several}</Button>
              <Button kind="quiet" onPress={() => void openSample()}>
                {say.sample}
              </Button>
            </div>
          </DropBox>
          <section>
            <h2 className="h">{say.helps}</h2>
            <table className="helpful">
              <tbody>
                {say.helpful.map(([name, why]) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </DropArea>
  )
}
