import { write } from "./request.ts";

/** Begins a session; the server sets its cookie, which no script can read. */
export const signIn = (name: string, password: string): Promise<unknown> => write("/api/sign-in", { name, password });

/** Ends this session. */
export const signOut = (): Promise<unknown> => write("/api/sign-out", {});
