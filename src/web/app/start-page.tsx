import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { storiesQuery } from "../data/queries.ts";
import { Failed, Waiting } from "./waiting.tsx";

/** The first thing a person sees is the largest story; where nothing was read yet, the place to add reports. */
export function StartPage() {
  const { data, error } = useQuery(storiesQuery);
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <Waiting />;
  const [largest] = [...data].sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
  if (largest === undefined) return <Navigate to="/add" replace />;
  return <Navigate to="/story/$id" params={{ id: largest.id }} replace />;
}
