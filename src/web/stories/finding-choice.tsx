import { rowWords } from "../data/row-words.ts";
import type { Row } from "../data/story-view.ts";
import { t } from "../words/words.ts";

interface Props {
  readonly rows: readonly Row[];
  readonly chosen: string | null;
  /** What the choice of none is called; left out where one must be chosen. */
  readonly whole?: string;
  readonly onChoose: (finding: string | null) => void;
}

/** Which finding a page is about. */
export const FindingChoice = ({ rows, chosen, whole, onChoose }: Props) => (
  <label className="field no-print">
    {t("matrix.claim")}
    <select value={chosen ?? ""} onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}>
      {whole === undefined ? null : <option value="">{whole}</option>}
      {rows.map((row) => (
        <option key={row.finding.id} value={row.finding.id}>
          {rowWords(row)}
        </option>
      ))}
    </select>
  </label>
);
