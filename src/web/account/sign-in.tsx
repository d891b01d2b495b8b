import { type FormEvent, useState } from "react";
import { signIn } from "../data/account.ts";
import { client } from "../data/queries.ts";
import { Problem } from "../parts/problem.tsx";
import { t } from "../words/words.ts";

/** Name and password, where a team works with the store; one's own machine never asks. */
export function SignIn() {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setProblem(null);
    signIn(name, password).then(
      () => client.resetQueries(),
      (error: unknown) => setProblem(error),
    );
  };
  return (
    <div className="page">
      <h1>{t("account.title")}</h1>
      <form onSubmit={send} className="stack">
        <label className="field">
          {t("account.name")}
          <input autoComplete="username" required value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <label className="field">
          {t("account.password")}
          <input type="password" autoComplete="current-password" required value={password} onChange={({ target }) => setPassword(target.value)} />
        </label>
        <button type="submit" className="button main">
          {t("account.in")}
        </button>
        {problem === null ? null : <Problem error={problem} />}
      </form>
    </div>
  );
}
