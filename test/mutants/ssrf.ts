/** Refuses addresses by how they are written, before anybody has read them as an address: every other spelling of the same host passes. */
export const refusedByItsLetters = (address: string): boolean =>
  !/^https?:\/\//.test(address) || /\/\/(?:127\.|10\.|192\.168\.|169\.254\.|localhost|\[::1\])/.test(address) || address.includes("@");
