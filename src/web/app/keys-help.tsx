import { Dialog } from "../parts/dialog.tsx";
import { type Key, t } from "../words/words.ts";

/** Every key with what it does, in the order of the help. */
export const KEY_MAP: readonly (readonly [keys: string, does: Key])[] = [
  ["j / k", "key.rows"],
  ["o Enter", "key.open"],
  ["[ / ]", "key.passages"],
  ["v", "key.original"],
  ["y / Y", "key.copy"],
  ["a / r", "key.accept"],
  ["c / d / u", "key.pair"],
  ["s", "key.skip"],
  ["z", "key.undo"],
  ["Z", "key.fold"],
  ["g s", "key.stories"],
  ["g r", "key.review"],
  ["g m / g t", "key.map"],
  ["g b", "key.brief"],
  ["/", "key.search"],
  ["?", "key.help"],
  ["Esc", "key.close"],
];

export const KeysHelp = ({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) => (
  <Dialog title={t("keys.title")} open={open} onClose={onClose}>
    <p className="soft">{t("keys.about")}</p>
    <table className="keys">
      <tbody>
        {KEY_MAP.map(([keys, does]) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{t(does)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Dialog>
);
