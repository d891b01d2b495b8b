import type { Item } from "./stream.ts";

/** A clusterer as the bench runs it: one report in, the name of its cluster out. */
export type Place = (item: Item) => string;

const wordsOf = (text: string): Set<string> => {
  const words = new Set<string>();
  for (const word of text.toLowerCase().split(/[^a-z]+/)) if (word.length > 2) words.add(word);
  return words;
};

/** Every report is compared with every cluster (the loop of Miranda and others 2018), by cosine of its words with the cluster's sum. */
export function everyCluster(): Place {
  const clusters: { readonly id: string; readonly sum: Map<string, number>; norm: number }[] = [];
  return ({ reading }) => {
    const words = wordsOf(reading.article.text);
    let best: (typeof clusters)[number] | null = null;
    let most = 0.3;
    for (const cluster of clusters) {
      let sum = 0;
      for (const word of words) sum += cluster.sum.get(word) ?? 0;
      const score = sum / (Math.sqrt(words.size) * cluster.norm);
      if (score > most) [best, most] = [cluster, score];
    }
    if (best === null) {
      best = { id: reading.article.id, sum: new Map(), norm: 0 };
      clusters.push(best);
    }
    for (const word of words) best.sum.set(word, (best.sum.get(word) ?? 0) + 1);
    let squares = 0;
    for (const value of best.sum.values()) squares += value * value;
    best.norm = Math.sqrt(squares);
    return best.id;
  };
}

/**
 * Jaccard of title words with every earlier title that shares a word, from .4 on in one cluster. With `mostTitles` a word that more titles have finds
 * nothing any more, as clusterers do that guard themselves against frequent words.
 */
export function titleJaccard(mostTitles = Number.POSITIVE_INFINITY): Place {
  const titles: { readonly size: number; readonly cluster: string }[] = [];
  const postings = new Map<string, number[]>();
  return ({ reading, title }) => {
    const words = wordsOf(title);
    const shared = new Map<number, number>();
    for (const word of words) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [titles.length]);
      else {
        if (list.length <= mostTitles) for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
        list.push(titles.length);
      }
    }
    let cluster = reading.article.id;
    let most = 0.4;
    for (const [other, count] of shared) {
      const title = titles[other];
      if (title === undefined) continue;
      const score = count / (words.size + title.size - count);
      if (score >= most) [cluster, most] = [title.cluster, score];
    }
    titles.push({ size: words.size, cluster });
    return cluster;
  };
}
