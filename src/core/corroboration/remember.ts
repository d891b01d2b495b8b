/** A function of a number that works each answer out once. */
export function remember<Answer>(work: (key: number) => Answer): (key: number) => Answer {
  const known = new Map<number, Answer>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = work(key);
    known.set(key, answer);
    return answer;
  };
}
