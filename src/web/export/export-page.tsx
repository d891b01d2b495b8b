import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Failed, Waiting } from "../app/waiting.tsx";
import { formatsQuery, storiesQuery } from "../data/queries.ts";
import { askOperation } from "../data/request.ts";
import { saveFile } from "../data/save-file.ts";
import type { Exported } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { visibleLine } from "../words/visible.ts";
import { t } from "../words/words.ts";

/** What there is to be warned of, before the file is kept. */
function Ready({ file }: { readonly file: Exported }) {
  const { warnings } = file;
  return (
    <section className="card stack" aria-live="polite">
      <h2>{t(warnings.length === 0 ? "export.ready" : "export.warned")}</h2>
      <ul className="bullets">
        {warnings.map(({ code, story, message }) => (
          <li key={`${code} ${story}`}>
            <Said text={message} lang="en" />
          </li>
        ))}
      </ul>
      <Button look="main" onPress={() => saveFile(file)}>
        {t("export.save", { file: file.file })}
      </Button>
    </section>
  );
}

/** Files for other tools, with their warnings first. */
export function ExportPage() {
  const { story, format = "md" } = useSearch({ from: "/export" });
  const navigate = useNavigate({ from: "/export" });
  const formats = useQuery(formatsQuery);
  const stories = useQuery(storiesQuery);
  const [file, setFile] = useState<Exported | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const error = formats.error ?? stories.error;
  if (error !== null) return <Failed error={error} />;
  if (formats.data === undefined || stories.data === undefined) return <Waiting />;
  const choose = (change: { readonly story?: string | undefined; readonly format?: string | undefined }): void => {
    setFile(null);
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const make = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      setFile((await askOperation<Exported>("export", { format, base: location.origin, ...(story === undefined ? {} : { story }) })).answer);
    } catch (problem) {
      setFailed(problem);
    }
    setBusy(false);
  };
  const about = formats.data.formats.find(({ id }) => id === format)?.summary ?? "";
  return (
    <div className="page">
      <h1>{t("export.title")}</h1>
      <p className="soft">{t("export.about")}</p>
      <div className="row">
        <label className="field">
          {t("export.story")}
          <select value={story ?? ""} onChange={({ target }) => choose({ story: target.value === "" ? undefined : target.value })}>
            <option value="">{t("export.all")}</option>
            {stories.data.map(({ id, label }) => (
              <option key={id} value={id}>
                {visibleLine(label, 70)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t("export.format")}
          <select value={format} onChange={({ target }) => choose({ format: target.value })}>
            {formats.data.formats.map(({ id, file: name }) => (
              <option key={id} value={id}>
                {id} ({name})
              </option>
            ))}
          </select>
        </label>
      </div>
      <p lang="en">{about}</p>
      <Button onPress={() => void make()} disabled={busy}>
        {t("export.make")}
      </Button>
      {busy ? <p role="status">{t("waiting")}</p> : null}
      {failed === null ? null : <Failed error={failed} />}
      {file === null ? null : <Ready file={file} />}
    </div>
  );
}
