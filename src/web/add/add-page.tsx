import { type FormEvent, useState } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Button } from "../parts/button.tsx";
import { t } from "../words/words.ts";
import { pastedAddresses, type Wanted } from "./import-queue.ts";
import { Outcome } from "./outcome.tsx";
import { fileField, pastedReport } from "./report-file.ts";
import { useImport } from "./use-import.ts";
import "./add.css";

const wantedFile = (file: File): Wanted => ({ kind: "file", name: file.name, bytes: file.size, load: () => fileField(file) });

/** Reports of one's own: dropped, chosen, pasted, or by their addresses; several at once, and more while others are read. */
export function AddPage() {
  const { progress, add, stop, goOn } = useImport();
  const [text, setText] = useState("");
  const [outlet, setOutlet] = useState("");
  const [title, setTitle] = useState("");
  const [date, setDate] = useState("");
  const addresses = pastedAddresses(text);
  const take = (files: readonly File[]): void => add(files.map(wantedFile));
  const paste = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    const report = pastedReport({ text, outlet, title, date });
    add(
      addresses === null
        ? [{ kind: "file", name: report.name, bytes: text.length * 3, load: async () => report }]
        : addresses.map((name) => ({ kind: "address", name })),
    );
    setText("");
  };
  return (
    <div className="page">
      <h1>{t("add.title")}</h1>
      <p className="soft">{t("add.about")}</p>
      <DropZone
        className="drop"
        onDrop={({ items }) => {
          const dropped = items.filter((item) => item.kind === "file");
          void Promise.all(dropped.map((item) => item.getFile())).then(take);
        }}
      >
        <p>{t("add.drop")}</p>
        <FileTrigger allowsMultiple onSelect={(chosen) => take([...(chosen ?? [])])}>
          <Button onPress={() => undefined}>{t("add.choose")}</Button>
        </FileTrigger>
      </DropZone>
      <form onSubmit={paste} className="stack">
        <label className="field">
          {t("add.paste")}
          <textarea rows={8} dir="auto" value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        {addresses === null ? (
          <div className="row">
            <label className="field">
              {t("add.name")}
              <input value={title} dir="auto" onChange={({ target }) => setTitle(target.value)} />
            </label>
            <label className="field">
              {t("add.outlet")}
              <input value={outlet} dir="auto" onChange={({ target }) => setOutlet(target.value)} />
            </label>
            <label className="field">
              {t("add.date")}
              <input type="date" value={date} onChange={({ target }) => setDate(target.value)} />
            </label>
          </div>
        ) : (
          <p role="status">{t("add.addresses", { n: addresses.length })}</p>
        )}
        <button type="submit" className="button main">
          {t("add.read")}
        </button>
      </form>
      <Outcome progress={progress} onStop={stop} onGoOn={goOn} />
    </div>
  );
}
