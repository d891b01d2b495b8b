/** The gazetteer, compiled from packs/places.* . */
export interface Gazetteer {
  readonly size: number;
}

export const emptyGazetteer: Gazetteer = { size: 0 };
