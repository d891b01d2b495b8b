import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { KEY_ACTIONS, keyFor, useKeyChoices } from "../parts/key-map.ts";
import { t } from "../words/words.ts";
import { KeyChoices } from "./key-choices.tsx";
import { useSettings } from "./settings.ts";

/** Keys with a sign of their own are shown by it. */
const keyWords = (key: string): string => key.replace("ArrowLeft", "←").replace("ArrowRight", "→").replace("ArrowUp", "↑").replace("ArrowDown", "↓");

/** The keys in force, those that do the same in one line. */
function KeyTable() {
  useKeyChoices();
  const groups = [...Map.groupBy(KEY_ACTIONS, ({ does }) => does)];
  return (
    <table className="keys">
      <tbody>
        {groups.map(([does, actions]) => (
          <tr key={does}>
            <th scope="row">
              {actions.map(({ key }) => (
                <kbd key={key}>{keyWords(keyFor(key))}</kbd>
              ))}
            </th>
            <td>{t(does)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <kbd>Esc</kbd>
          </th>
          <td>{t("key.close")}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** What keys do now, and the way to change it. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const [choosing, setChoosing] = useState(false);
  const { keys } = useSettings();
  const close = (): void => {
    setChoosing(false);
    onClose();
  };
  return (
    <Dialog title={t("keys.title")} open={open} onClose={close}>
      <p className="soft">{keys ? t("keys.about") : t("keys.off")}</p>
      <Button onPress={() => setChoosing(!choosing)} pressed={choosing}>
        {t("keys.change")}
      </Button>
      {choosing ? <KeyChoices /> : <KeyTable />}
    </Dialog>
  );
}
