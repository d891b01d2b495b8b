import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { decide } from "../app/decide.ts";
import { useKeys } from "../app/keys.ts";
import { useMayReview } from "../app/may-review.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import { storiesQuery, storyQuery } from "../data/queries.ts";
import type { ReviewAnswer, ReviewItem } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { EditReport } from "../edit/edit-report.tsx";
import { pressKey } from "../evidence/evidence-keys.ts";
import { RejectDialog } from "../evidence/reject-dialog.tsx";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";
import { keyedAnswers } from "./answer-keys.ts";
import { EffectOf } from "./effect.tsx";
import { QuestionSides } from "./question-sides.tsx";

interface Props {
  readonly item: ReviewItem;
  readonly onSkip: () => void;
}

/** What an answer is called: with the name it puts in, where it puts one in. */
function sayWords({ say, value, other }: ReviewAnswer, kind: ReviewItem["kind"], stories: ReadonlyMap<string, string>): string {
  if (say === "correct") return t("say.correct", { value: value ?? "" });
  if (say === "move") return other === "new" ? t("say.move.new") : t("say.move", { story: stories.get(other ?? "") ?? "" });
  if (say === "right") return t(kind === "place" ? "say.right.place" : "say.right");
  if (say === "merge" || say === "apart") return t(kind === "story-merge" ? `say.${say}.story` : `say.${say}`);
  if (say === "text" || say === "furniture") return t(`say.${say}`);
  if (say === "nobody" || say === "nowhere" || say === "stay" || say === "split" || say === "together" || say === "reject") return t(`say.${say}`);
  return t(say === "same" || say === "different" ? `verb.${say}` : "verb.undetermined");
}

/** The stories or the report a question is about, as links. */
function About({ item, stories }: { readonly item: ReviewItem; readonly stories: ReadonlyMap<string, string> }) {
  const others = item.kind === "story-merge" ? item.about : [item.story];
  return (
    <p className="small">
      {others.map((id, at) => (
        <span key={id}>
          {at === 0 ? "" : " · "}
          <Link to="/story/$id" params={{ id }}>
            <Said text={stories.get(id) ?? id.slice(0, 8)} />
          </Link>
        </span>
      ))}
      {item.article === null ? null : (
        <>
          {" · "}
          <Link to="/article/$article" params={{ article: item.article }}>
            {t("review.report")}
          </Link>
        </>
      )}
    </p>
  );
}

function Answers({ item, stories, view, onSkip }: Props & { readonly stories: ReadonlyMap<string, string>; readonly view: StoryView }) {
  const [note, setNote] = useState("");
  const [rejecting, setRejecting] = useState<ReviewAnswer | null>(null);
  const [editing, setEditing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const keyed = keyedAnswers(item.answers);
  const give = ({ verb, id, other, value }: ReviewAnswer, reason = note): void => void decide({ verb, id, other, value, reason }, item.story);
  const press = (answer: ReviewAnswer): void => (answer.verb === "reject" ? setRejecting(answer) : give(answer));
  const report = item.kind === "outlet" || item.kind === "date" ? view.reports.get(item.article ?? "") : undefined;
  useKeys({
    ...Object.fromEntries(keyed.flatMap(([answer, key]) => (key === null ? [] : [[key, () => press(answer)]]))),
    e: () => (report === undefined ? pressKey("e") : setEditing(true)),
    n: () => field.current?.focus(),
  });
  return (
    <>
      <ul className="answers">
        {keyed.map(([answer, key]) => (
          <li key={`${answer.say} ${answer.value} ${answer.other}`} className="card">
            <Button onPress={() => press(answer)} {...(key === null ? {} : { shortcut: key })}>
              <bdi>{sayWords(answer, item.kind, stories)}</bdi>
            </Button>
            <EffectOf effect={answer.effect} story={item.story} />
          </li>
        ))}
      </ul>
      <div className="row">
        {report === undefined ? null : (
          <Button shortcut="e" onPress={() => setEditing(true)}>
            {t("edit")}
          </Button>
        )}
        <Button look="quiet" shortcut="s" onPress={onSkip}>
          {t("review.skip")}
        </Button>
      </div>
      <label className="field note">
        <span>
          {t("review.note")} <kbd aria-hidden="true">n</kbd>
        </span>
        <textarea ref={field} rows={2} maxLength={1000} dir="auto" value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <RejectDialog
        open={rejecting !== null}
        onClose={() => setRejecting(null)}
        onReject={(reason) => (rejecting === null ? undefined : give(rejecting, note === "" ? reason : `${reason}; ${note}`))}
      />
      {editing && report !== undefined ? <EditReport report={report} open onClose={() => setEditing(false)} /> : null}
    </>
  );
}

/** One question with its passages, and what each answer would change. */
export function QuestionCard({ item, onSkip }: Props) {
  const mayReview = useMayReview();
  const { data: view, error } = useQuery(storyQuery(item.story));
  const { data: all = [] } = useQuery(storiesQuery);
  const stories = new Map(all.map(({ id, label }) => [id, label]));
  if (error !== null) return <Failed error={error} />;
  if (view === undefined) return <Waiting />;
  return (
    <section className="stack question" aria-labelledby="question">
      <h2 id="question">{t(`ask.${item.kind}`)}</h2>
      <About item={item} stories={stories} />
      <p className="soft">
        <Said text={item.basis} lang="en" />
      </p>
      <QuestionSides item={item} view={view} />
      {mayReview ? <Answers item={item} stories={stories} view={view} onSkip={onSkip} /> : <p className="notice">{t("review.viewer")}</p>}
    </section>
  );
}
