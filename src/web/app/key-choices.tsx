import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { chooseKeys, isKey, KEY_ACTIONS, type KeyAction, keyFor, takenBy, useKeyChoices } from "../parts/key-map.ts";
import { t } from "../words/words.ts";
import { changeSettings, useSettings } from "./settings.ts";

function KeyField({ action }: { readonly action: KeyAction }) {
  const choices = useKeyChoices();
  const inForce = keyFor(action.key);
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState("");
  const choose = (text: string): void => {
    const key = text.trim();
    setTyped(null);
    if (key === "" || key === inForce) {
      setRefusal("");
      return;
    }
    const taken = isKey(key) ? takenBy(key, action.key) : null;
    if (!isKey(key)) setRefusal(t("keys.none", { key }));
    else if (taken !== null) setRefusal(t("keys.taken", { key, does: t(taken.does) }));
    else {
      setRefusal("");
      chooseKeys({ ...choices, [action.key]: key });
    }
  };
  return (
    <>
      <input
        className="input key"
        aria-label={t("keys.for", { does: t(action.does), key: action.key })}
        aria-invalid={refusal !== ""}
        value={typed ?? inForce}
        size={10}
        maxLength={20}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={({ target }) => choose(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") choose(event.currentTarget.value);
        }}
      />
      {refusal === "" ? null : (
        <span className="small refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}

/** Which key does what, to be changed; and the one switch that turns single keys off. A part for the page of settings and the help. */
export function KeyChoices() {
  const { keys } = useSettings();
  const choices = useKeyChoices();
  return (
    <div className="stack">
      <label>
        <input type="checkbox" checked={keys} onChange={({ target }) => void changeSettings({ keys: target.checked })} /> {t("settings.keys")}
      </label>
      <p className="soft small">{t("keys.choose")}</p>
      <table className="keys">
        <tbody>
          {KEY_ACTIONS.map((action) => (
            <tr key={action.key}>
              <th scope="row">{t(action.does)}</th>
              <td>
                <KeyField action={action} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button disabled={Object.keys(choices).length === 0} onPress={() => chooseKeys({})}>
        {t("keys.restore")}
      </Button>
    </div>
  );
}
