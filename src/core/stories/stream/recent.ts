import type { ArticleId } from "../../model/index.ts";
import type { Sketch } from "../sketch.ts";

/** Articles whose sketches are at hand for repairs: the newest ones. */
const RECENT = 2048;

/** The newest articles with all that was read off them, first in, first out. */
export class Recent {
  private readonly sketches = new Map<ArticleId, Sketch>();

  /** The newest articles from a clone of them. */
  static revive(data: Recent): Recent {
    return Object.assign(new Recent(), data);
  }

  enter(sketch: Sketch): void {
    this.sketches.set(sketch.article, sketch);
    for (const oldest of this.sketches.keys()) {
      if (this.sketches.size <= RECENT) break;
      this.sketches.delete(oldest);
    }
  }

  /** Null when the article is older than the recent ones. */
  find(article: ArticleId): Sketch | null {
    return this.sketches.get(article) ?? null;
  }
}
