import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changePassword, signOutEverywhere } from "../data/account.ts";
import { client, sessionQuery } from "../data/queries.ts";
import { Button } from "../parts/button.tsx";
import { Problem } from "../parts/problem.tsx";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";
import { Tokens } from "./tokens.tsx";

function Password() {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const change = (event: FormEvent): void => {
    event.preventDefault();
    setProblem(null);
    // every session ends with the old password, this one too
    changePassword(current, password).then(
      () => client.resetQueries(),
      (error: unknown) => setProblem(error),
    );
  };
  return (
    <section className="stack">
      <h2>{t("password.title")}</h2>
      <form onSubmit={change} className="stack">
        <label className="field">
          {t("password.current")}
          <input type="password" autoComplete="current-password" required value={current} onChange={({ target }) => setCurrent(target.value)} />
        </label>
        <label className="field">
          {t("password.new")}
          <input type="password" autoComplete="new-password" minLength={12} required value={password} onChange={({ target }) => setPassword(target.value)} />
        </label>
        <button type="submit" className="button">
          {t("password.change")}
        </button>
      </form>
      {problem === null ? null : <Problem error={problem} />}
    </section>
  );
}

/** What everybody may do with their own account, where a team works with the store. */
export function AccountPage() {
  const { data: session } = useQuery(sessionQuery);
  const isTeam = session?.mode === "team";
  return (
    <div className="page">
      <h1>{t("account.page")}</h1>
      {session === undefined || isTeam ? null : <p className="notice">{t("account.local")}</p>}
      {isTeam ? (
        <>
          <p>
            <Said text={session.account ?? ""} /> {session.role === null ? null : `(${t(`role.${session.role}`)})`}{" "}
            <Button onPress={() => void signOutEverywhere().then(() => client.resetQueries())}>{t("account.everywhere")}</Button>
          </p>
          {session.role === null ? null : <Tokens own={session.role} />}
          <Password />
        </>
      ) : null}
    </div>
  );
}
