const WEB = /^https?:\/\/[^\s"'<>\\]+$/i;

/** True for an address of the web. A report may bring any words as its address: "javascript:..." is one that runs where it is made a link. */
export const isWebAddress = (address: string): boolean => WEB.test(address);
