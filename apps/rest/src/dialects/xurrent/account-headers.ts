/** The headers that name the account, the newest first. */
export const accountHeaders = ["X-Xurrent-Account", "X-4me-Account", "X-ITRP-Account"] as const;
