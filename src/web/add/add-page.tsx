import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { client } from "../data/queries.ts";
import { runOperation } from "../data/request.ts";
import type { Summary } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";
import { fileField, pastedReport, type ReportFile } from "./report-file.ts";
import "./add.css";

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly files: number }
  | { readonly kind: "done"; readonly summary: Summary; readonly notes: readonly string[] }
  | { readonly kind: "failed"; readonly message: string };

function Outcome({ state }: { readonly state: State }) {
  if (state.kind === "idle") return null;
  if (state.kind === "reading")
    return (
      <p role="status">
        <progress /> {t("add.reading", { n: state.files })}
      </p>
    );
  if (state.kind === "failed")
    return (
      <p className="notice warn" role="alert">
        {state.message}
      </p>
    );
  const { read, stories } = state.summary;
  const added = new Set(read?.added ?? []);
  const touched = stories.filter(({ articles }) => articles.some(({ name }) => added.has(name)));
  return (
    <div className="notice" role="status">
      <p>
        {t("add.done", { n: added.size })}
        {read !== null && read.known > 0 ? `, ${t("add.known", { n: read.known })}` : ""}
      </p>
      <ul>
        {touched.map(({ id, label }) => (
          <li key={id}>
            {t("add.see")}:{" "}
            <Link to="/story/$id" params={{ id }}>
              <Said text={label} />
            </Link>
          </li>
        ))}
      </ul>
      {(read?.skipped ?? []).map(({ file, message, fix }) => (
        <p key={file}>
          {t("add.failed")} <Said text={file} />: <Said text={message} /> ({fix})
        </p>
      ))}
    </div>
  );
}

/** Reports of one's own: dropped, chosen, or pasted. */
export function AddPage() {
  const [state, setState] = useState<State>({ kind: "idle" });
  const [text, setText] = useState("");
  const [outlet, setOutlet] = useState("");
  const [title, setTitle] = useState("");
  const [date, setDate] = useState("");
  const send = async (files: readonly ReportFile[]): Promise<void> => {
    if (files.length === 0) return;
    setState({ kind: "reading", files: files.length });
    try {
      const { answer, notes } = await runOperation<Summary>("read", { files });
      await client.invalidateQueries();
      setState({ kind: "done", summary: answer, notes });
      setText("");
    } catch (error) {
      setState({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  };
  const take = async (files: readonly File[]): Promise<void> => send(await Promise.all(files.map(fileField)));
  const paste = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "") void send([pastedReport({ text, outlet, title, date })]);
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
        <FileTrigger allowsMultiple onSelect={(chosen) => void take([...(chosen ?? [])])}>
          <Button onPress={() => undefined}>{t("add.choose")}</Button>
        </FileTrigger>
      </DropZone>
      <form onSubmit={paste} className="stack">
        <label className="field">
          {t("add.paste")}
          <textarea rows={8} dir="auto" value={text} onChange={({ target }) => setText(target.value)} />
        </label>
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
        <button type="submit" className="button main">
          {t("add.read")}
        </button>
      </form>
      <Outcome state={state} />
    </div>
  );
}
