import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../data/queries.ts";

/** Whether whoever sits here may decide: in a team a viewer reads, and is shown no way to rule. */
export function useMayReview(): boolean {
  const { data } = useQuery(sessionQuery);
  return data !== undefined && data.role !== null && data.role !== "viewer" && data.write;
}
