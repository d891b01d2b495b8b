import { useState } from "react";
import { Failed } from "../app/waiting.tsx";
import { askOperation } from "../data/request.ts";
import { saveFile } from "../data/save-file.ts";
import type { Exported } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { t } from "../words/words.ts";

const FORMATS = ["opml", "atom", "json-feed"] as const;

/** The feeds that are followed and the stories, as files and for a newsreader; following itself runs beside this page. */
export function FeedsOut() {
  const [problem, setProblem] = useState<unknown>(null);
  const save = async (format: string): Promise<void> => {
    setProblem(null);
    try {
      saveFile((await askOperation<Exported>("export", { format, base: location.origin })).answer);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section className="stack">
      <h2>{t("feeds.title")}</h2>
      <p>{t("feeds.out")}</p>
      <p className="row">
        {FORMATS.map((format) => (
          <Button key={format} onPress={() => void save(format)}>
            {t(`feeds.${format}`)}
          </Button>
        ))}
      </p>
      <p>
        {t("feeds.in")} <code>unecho follow feeds.opml</code>
      </p>
      {problem === null ? null : <Failed error={problem} />}
    </section>
  );
}
