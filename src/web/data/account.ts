import { write } from "./request.ts";
import type { Role, Token } from "./shapes.ts";

/** Begins a session; the server sets its cookie, which no script can read. */
export const signIn = (name: string, password: string): Promise<unknown> => write("/api/sign-in", { name, password });

/** Ends this session. */
export const signOut = (): Promise<unknown> => write("/api/sign-out", {});

/** Ends every session of one's own; tokens go on. */
export const signOutEverywhere = (): Promise<unknown> => write("/api/sign-out", { everywhere: true });

/** Gives oneself another password; every session of one's own ends. */
export const changePassword = (current: string, password: string): Promise<unknown> => write("/api/account/password", { current, password });

/** Makes a token for a program; its secret is in this answer and nowhere else. */
export const makeToken = (name: string, role: Role, writes: boolean): Promise<Token> => write("/api/account/tokens", { name, role, write: writes });

/** Ends a token at once. */
export const endToken = (id: string): Promise<unknown> => write(`/api/account/tokens/${encodeURIComponent(id)}`, null, "DELETE");
