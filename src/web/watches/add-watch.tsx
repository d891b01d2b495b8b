import { type FormEvent, useState } from "react";
import { Failed } from "../app/waiting.tsx";
import { runOperation } from "../data/request.ts";
import type { Watch } from "../data/shapes.ts";
import { say } from "../parts/toasts.tsx";
import { t } from "../words/words.ts";

const TEXTS = ["terms", "place", "actor", "figure", "reaches", "to"] as const;
type Field = (typeof TEXTS)[number];
const EMPTY: Readonly<Record<Field, string>> = { terms: "", place: "", actor: "", figure: "", reaches: "", to: "" };

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== "");

/** What is asked for, as the operation takes it: empty fields are left out. */
function inputOf({ terms, ...rest }: Readonly<Record<Field, string>>): Readonly<Record<string, unknown>> {
  const given = Object.entries(rest).filter(([, value]) => value.trim() !== "");
  return {
    terms: wordsOf(terms),
    base: location.origin,
    ...Object.fromEntries(given.map(([key, value]) => [key, key === "reaches" ? Number(value) : value.trim()])),
  };
}

/** A new watch: every condition given must hold. */
export function AddWatch({ onAdded }: { readonly onAdded: () => void }) {
  const [fields, setFields] = useState(EMPTY);
  const [problem, setProblem] = useState<unknown>(null);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const { answer } = await runOperation<Watch>("watch-add", inputOf(fields));
      setFields(EMPTY);
      say(t("watches.added", { id: answer.id }));
      onAdded();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section className="stack">
      <h2>{t("watches.add")}</h2>
      <p className="small soft">{t("watches.add.about")}</p>
      <form onSubmit={(event) => void add(event)} className="stack">
        <div className="row">
          {TEXTS.map((field) => (
            <label key={field} className="field">
              {t(`watches.${field}`)}
              <input
                dir="auto"
                type={field === "reaches" ? "number" : "text"}
                placeholder={field === "to" ? "feed" : undefined}
                value={fields[field]}
                onChange={({ target }) => setFields({ ...fields, [field]: target.value })}
              />
            </label>
          ))}
        </div>
        <button type="submit" className="button main">
          {t("watches.add")}
        </button>
      </form>
      {problem === null ? null : <Failed error={problem} />}
    </section>
  );
}
